// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.source.place.ArtifactPlace;
import io.odpf.optimus.plugin.manager.source.provider.Retries;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import io.odpf.optimus.plugin.manager.store.PartialFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Requests locked artifacts from places, in order. A place that fails is not tried again in this
 * operation; a place that delivers a wrong artifact is still tried for others. Thread-safe.
 */
final class PlaceQuery {
  private final List<ArtifactPlace> places;
  private final Receiver receiver;
  private final ArtifactStore store;
  private final Retries retries;
  private final InstallListener listener;
  private final Set<ArtifactPlace> failed = ConcurrentHashMap.newKeySet();

  /** The reasons of all places for each artifact that none of them delivered. */
  private final Map<Digest, List<String>> answers = new ConcurrentHashMap<>();

  PlaceQuery(
      List<ArtifactPlace> places,
      Receiver receiver,
      ArtifactStore store,
      Retries retries,
      InstallListener listener) {
    this.places = List.copyOf(places);
    this.receiver = receiver;
    this.store = store;
    this.retries = retries;
    this.listener = listener;
  }

  /**
   * Receives an artifact from the first place that delivers it; returns empty if none does.
   *
   * @param artifact the artifact as its source describes it
   * @throws ProviderException of kind LOCAL if this machine cannot store it
   */
  Optional<FetchedArtifact.Stored> receive(
      FetchJob job, LockedArtifact locked, Artifact artifact, Receiver.UnpackStarter unpacking)
      throws ArtifactFetchException, ProviderException, IOException, InterruptedException {
    List<String> reasons = new ArrayList<>();
    for (ArtifactPlace place : places) {
      if (failed.contains(place)) {
        reasons.add(place.name() + " failed before");
        continue;
      }
      Delivery delivery = new PlaceDelivery(place, job, locked, artifact, retries, listener);
      try (PartialFile partial = store.receive(Optional.of(locked.sha256().hex()))) {
        FetchedArtifact.Stored stored = receiver.receive(job, delivery, partial, unpacking);
        listener.mirrored(job.id().name(), job.platform().toString(), place.name());
        return Optional.of(stored);
      } catch (DigestMismatchException e) {
        reasons.add(
            mismatch(
                job,
                place.name()
                    + " has other bytes under the digest of "
                    + job.fileName()
                    + ": locked "
                    + locked.sha256()
                    + ", delivered "
                    + e.actual()));
      } catch (ProviderException e) {
        reasons.add(failure(place, job, e));
      }
    }
    if (!reasons.isEmpty()) {
      answers.put(locked.sha256(), List.copyOf(reasons));
    }
    return Optional.empty();
  }

  /** Adds the reasons why no place delivered an artifact to the failure of its source. */
  ProviderException withReasons(Digest sha256, ProviderException failure) {
    List<String> reasons = answers.getOrDefault(sha256, List.of());
    return reasons.isEmpty()
        ? failure
        : ProviderException.of(
            failure.kind(),
            failure.getMessage() + "; before that, " + String.join("; ", reasons),
            failure.hint(),
            failure);
  }

  private String mismatch(FetchJob job, String message) {
    warn(
        job,
        FetchProblem.MIRROR_MISMATCH,
        message + "; the next place is asked",
        "find out who changed it; optimus plugin mirror writes it anew");
    return message;
  }

  private String failure(ArtifactPlace place, FetchJob job, ProviderException failure)
      throws ProviderException {
    switch (failure.kind()) {
      case LOCAL:
        throw failure;
      case CHANGED:
        return mismatch(job, String.valueOf(failure.getMessage()));
      case NOT_FOUND:
        listener.notMirrored(job.id().name(), job.platform().toString(), place.name());
        return place.name() + " does not have it";
      default:
        if (failed.add(place)) {
          warn(
              job,
              FetchProblem.MIRROR_FAILED,
              "the mirror "
                  + place.name()
                  + " cannot be used: "
                  + failure.getMessage()
                  + "; the next place is asked",
              failure.hint());
        }
        return place.name() + " failed: " + failure.getMessage();
    }
  }

  private void warn(FetchJob job, FetchProblem code, String message, String hint) {
    String plugin = job.id().name();
    listener.warned(plugin, Problem.ofPlugin(plugin, code, message, hint));
  }
}
