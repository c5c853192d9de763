// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.archive.ArchiveException;
import io.odpf.optimus.plugin.archive.UnpackedBinary;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;

/** An attempt at a fetch. It reports an outcome for each job, unless it starts another attempt. */
final class FetchAttempt implements Runnable {
  /** The limit of attempts while other processes keep cleaning the store. */
  private static final int ATTEMPTS = 5;

  private final ArtifactFetch fetch;
  private final FetchContext context;
  private final FetchThreads threads;
  private final BlockingQueue<Outcome> outcomes;
  private final int number;

  FetchAttempt(
      ArtifactFetch fetch,
      FetchContext context,
      FetchThreads threads,
      BlockingQueue<Outcome> outcomes,
      int number) {
    this.fetch = fetch;
    this.context = context;
    this.threads = threads;
    this.outcomes = outcomes;
    this.number = number;
  }

  /** The outcome of one job. */
  sealed interface Outcome {}

  /** The job is done. */
  record Done(FetchedPlugin plugin) implements Outcome {}

  /**
   * The job failed.
   *
   * @param late whether the batch was cancelled before, which may be the reason
   */
  record Failed(FetchJob job, Throwable cause, boolean late) implements Outcome {}

  /** The binaries' future is not returned: its completion is an outcome. */
  @Override
  @SuppressWarnings("FutureReturnValueIgnored")
  public void run() {
    try {
      context.cancellation().check();
      FetchedArtifact artifact = fetch.run();
      if (artifact instanceof FetchedArtifact.Verified verified) {
        verified
            .stored()
            .binaries()
            .whenComplete(
                (binaries, failure) -> {
                  if (failure == null) {
                    succeed(verified, binaries);
                  } else {
                    discard(verified, failure);
                    fail(failure);
                  }
                });
      } else {
        succeed((FetchedArtifact.Unchanged) artifact);
      }
    } catch (Throwable e) {
      fail(e);
    }
  }

  private void succeed(FetchedArtifact.Unchanged unchanged) {
    LockedArtifact leader = unchanged.artifact();
    for (FetchJob job : fetch.jobs()) {
      LockedArtifact known = job.known().orElseThrow().renamed(leader.pin(), leader.version());
      outcomes.add(
          new Done(
              new FetchedPlugin(
                  job.id(), known, context.provenance(job, Optional.empty()), Optional.empty())));
    }
  }

  private void succeed(FetchedArtifact.Verified artifact, List<UnpackedBinary> binaries) {
    for (int i = 0; i < binaries.size(); i++) {
      outcomes.add(unpacked(fetch.jobs().get(i), artifact, binaries.get(i)));
    }
  }

  private Outcome unpacked(FetchJob job, FetchedArtifact.Verified artifact, UnpackedBinary binary) {
    String plugin = job.id().name();
    if (job.goal() instanceof FetchJob.Locked goal
        && !goal.coverage().locked().binary().equals(binary.sha256())) {
      ArtifactFetchException changed =
          new ArtifactFetchException(
              FetchProblem.BINARY_CHANGED,
              "the lock file says that the binary in "
                  + job.fileName()
                  + " is "
                  + goal.coverage().locked().binary()
                  + ", but it is "
                  + binary.sha256(),
              "lock it again: optimus plugin lock --upgrade " + plugin);
      return new Failed(job, changed, context.cancellation().isCancelled());
    }
    String platform = job.platform().toString();
    context.listener().staged(plugin, platform);
    binary.passedOver().ifPresent(it -> context.listener().passedOver(plugin, platform, it));
    return new Done(
        new FetchedPlugin(
            job.id(),
            artifact.locked(job, binary),
            context.provenance(job, artifact.verifier()),
            Optional.of(binary.file())));
  }

  /** Removes an artifact from the store if it cannot be unpacked. */
  private void discard(FetchedArtifact.Verified artifact, Throwable failure) {
    if (failure instanceof ArchiveException) {
      try {
        context.store().discard(artifact.stored().sha256());
      } catch (IOException e) {
        // The store is pruned later. Report the original failure.
        failure.addSuppressed(e);
      }
    }
  }

  private void fail(Throwable failure) {
    if (failure instanceof ArtifactGoneException
        && number < ATTEMPTS
        && !context.cancellation().isCancelled()) {
      threads.download(new FetchAttempt(fetch, context, threads, outcomes, number + 1));
      return;
    }
    outcomes.add(new Failed(failedJob(failure), failure, context.cancellation().isCancelled()));
  }

  /** Returns the job to which a failure belongs; the leader if it is not a single one. */
  private FetchJob failedJob(Throwable failure) {
    if (failure instanceof ArchiveException e) {
      return e.request()
          .flatMap(request -> fetch.find(request.plugin(), request.platform()))
          .orElse(fetch.leader());
    }
    return fetch.leader();
  }
}
