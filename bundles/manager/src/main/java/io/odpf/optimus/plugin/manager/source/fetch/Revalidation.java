// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Asks sources whether they still have the locked artifacts. Thread-safe. */
final class Revalidation {
  private final Sources sources;
  private final Receiver receiver;
  private final InstallListener listener;
  private final Reachability reachability = new Reachability();

  Revalidation(Sources sources, Receiver receiver, InstallListener listener) {
    this.sources = sources;
    this.receiver = receiver;
    this.listener = listener;
  }

  /**
   * Asks the source of a job whether it still has the locked artifact, if it is available.
   *
   * @throws ArtifactFetchException if the source has other bytes now
   */
  void check(FetchJob job, LockedArtifact locked)
      throws ArtifactFetchException, ProviderException, IOException, InterruptedException {
    if (!reachability.isAssumed(job)) {
      return;
    }
    listener.resolving(job.id().name(), job.platform().toString());
    ArtifactRequest request = locked.pin().map(job.request()::pinned).orElse(job.request());
    try {
      if (reportsOtherBytes(job, request, locked)) {
        compare(job, locked);
      }
    } catch (ProviderException e) {
      if (e.kind() == ProviderException.Kind.CHANGED) {
        throw e;
      }
      // The store has the artifact, and its digest is known, so the source is not needed.
      if (e.kind() == ProviderException.Kind.UNAVAILABLE) {
        reachability.setUnavailable(job);
      }
      listener.warned(
          job.id().name(),
          Problem.ofPlugin(
              job.id().name(),
              FetchProblem.NOT_REVALIDATED,
              "could not ask the source whether it changed: " + e.getMessage(),
              e.hint()));
    }
  }

  private boolean reportsOtherBytes(FetchJob job, ArtifactRequest request, LockedArtifact locked)
      throws ProviderException, InterruptedException {
    try {
      Artifact now = sources.ask(job, provider -> provider.resolve(request));
      return locked.pin().isEmpty()
          && (now.size().orElse(locked.size()) != locked.size()
              || now.digests().stream().anyMatch(it -> contradicts(it, locked.sha256())));
    } catch (ProviderException e) {
      if (e.kind() == ProviderException.Kind.CHANGED) {
        return true;
      }
      throw e;
    }
  }

  private static boolean contradicts(Digest reported, Digest locked) {
    return reported.algorithm() == locked.algorithm() && !reported.equals(locked);
  }

  /**
   * Fetches the source's current artifact and compares it with the locked one. Accepts the same
   * bytes under another name; the exception for other bytes names both digests.
   */
  private void compare(FetchJob job, LockedArtifact locked)
      throws ArtifactFetchException, ProviderException, IOException, InterruptedException {
    Artifact unnamed =
        new Artifact(
            job.request(), Optional.empty(), Optional.empty(), OptionalLong.empty(), List.of());
    try {
      receiver.receive(
          job,
          unnamed,
          ExpectedDigest.byLock(locked),
          ignored -> CompletableFuture.completedFuture(List.of()));
    } catch (DigestMismatchException e) {
      throw changed(job, locked, e.actual());
    }
  }

  /** Returns the exception for a source that has other bytes than the locked ones. */
  static ArtifactFetchException changed(FetchJob job, LockedArtifact locked, Digest now) {
    return new ArtifactFetchException(
        ProviderException.Kind.CHANGED,
        "the source of "
            + job.id().name()
            + " changed under an unchanged lock: locked "
            + locked.sha256()
            + ", source now "
            + now,
        "find out why it changed; if the change is meant, move the lock on purpose: optimus plugin"
            + " lock --upgrade "
            + job.id().name());
  }
}
