// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.fetch;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.Problem;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.archive.ArchiveException;
import io.odpf.optimus.plugin.archive.UnpackedBinary;
import io.odpf.optimus.plugin.archive.Unpacker;
import io.odpf.optimus.plugin.manager.disk.DiskFailure;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.providers.ProviderSession;
import io.odpf.optimus.plugin.manager.signature.VerifierRegistry;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** Does a set of jobs: all, or none. */
public final class Fetcher {
  /** How often a job is done when others keep cleaning the store meanwhile. */
  private static final int ATTEMPTS = 5;

  private final ProviderSession session;
  private final VerifierRegistry verifiers;
  private final ArtifactStore store;
  private final FetchSettings settings;
  private final InstallListener listener;

  public Fetcher(
      ProviderSession session,
      VerifierRegistry verifiers,
      ArtifactStore store,
      FetchSettings settings,
      InstallListener listener) {
    this.session = session;
    this.verifiers = verifiers;
    this.store = store;
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * What came of all jobs.
   *
   * @param results one for each job, by the job itself, not by what is equal to it
   * @param networkBytes how many artifact bytes sources delivered
   */
  public record Results(Map<FetchJob, Fetched> results, long networkBytes) {}

  private record Outcome(FetchJob job, Fetched fetched, Throwable failure, boolean late) {}

  /**
   * Does the jobs. When this returns or throws, no thread of it is left.
   *
   * @throws FetchFailure if one failed; the others were stopped then
   * @throws InterruptedException if this thread was interrupted; all were stopped then
   */
  public Results fetch(List<FetchJob> jobs) throws FetchFailure, InterruptedException {
    if (jobs.isEmpty()) {
      return new Results(Map.of(), 0);
    }
    Cancellation cancellation = new Cancellation();
    Sources sources = new Sources(session, new Retries(cancellation), listener);
    Receiver receiver = new Receiver(sources, store, settings.artifactBytes(), listener);
    Unpacking unpacking = new Unpacking(new Unpacker(settings.limits()), cancellation);
    Reachability reachability = new Reachability();
    BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    Crew crew =
        new Crew(
            Math.min(settings.downloads(), jobs.size()),
            Math.min(settings.unpackers(), jobs.size()));
    try {
      JobRun.Services services =
          new JobRun.Services(
              sources,
              receiver,
              new Signatures(sources, verifiers, store),
              (job, artifact, target) -> begin(crew, unpacking, job, artifact, target),
              store,
              reachability,
              listener,
              settings.offline());
      for (FetchJob job : jobs) {
        crew.download(() -> new Attempt(job, services, cancellation, outcomes, crew, 1).run());
      }
      Map<FetchJob, Fetched> results = new IdentityHashMap<>();
      while (results.size() < jobs.size()) {
        Outcome outcome = outcomes.take();
        if (outcome.failure() != null) {
          cancellation.cancel();
          crew.close();
          throw failure(outcome, outcomes);
        }
        results.put(outcome.job(), outcome.fetched());
      }
      return new Results(results, receiver.networkBytes());
    } finally {
      cancellation.cancel();
      crew.close();
    }
  }

  /** Does a job, and puts an outcome to the others, unless it is done once more. */
  private final class Attempt {
    private final FetchJob job;
    private final JobRun.Services services;
    private final Cancellation cancellation;
    private final BlockingQueue<Outcome> outcomes;
    private final Crew crew;
    private final int number;

    Attempt(
        FetchJob job,
        JobRun.Services services,
        Cancellation cancellation,
        BlockingQueue<Outcome> outcomes,
        Crew crew,
        int number) {
      this.job = job;
      this.services = services;
      this.cancellation = cancellation;
      this.outcomes = outcomes;
      this.crew = crew;
      this.number = number;
    }

    void run() {
      try {
        cancellation.check();
        JobRun.Arrived arrived = new JobRun(job, services).run();
        if (arrived.binary().isEmpty()) {
          LockedArtifact known = arrived.known().orElseThrow();
          outcomes.add(new Outcome(job, new Fetched(known, Optional.empty()), null, false));
          return;
        }
        arrived.binary().get().whenComplete((binary, failure) -> end(arrived, binary, failure));
      } catch (Throwable failure) {
        end(null, null, failure);
      }
    }

    private void end(JobRun.Arrived arrived, UnpackedBinary binary, Throwable failure) {
      if (failure instanceof ArtifactGoneException
          && number < ATTEMPTS
          && !cancellation.cancelled()) {
        crew.download(
            () -> new Attempt(job, services, cancellation, outcomes, crew, number + 1).run());
        return;
      }
      outcomes.add(
          failure == null
              ? unpacked(job, arrived, binary, cancellation)
              : new Outcome(job, null, failure, cancellation.cancelled()));
    }
  }

  private Outcome unpacked(
      FetchJob job, JobRun.Arrived arrived, UnpackedBinary binary, Cancellation cancellation) {
    Optional<LockedArtifact> known = job.known().filter(it -> job.binding());
    if (known.isPresent() && !known.get().binary().equals(binary.sha256())) {
      FetchException other =
          new FetchException(
              "binary-changed",
              "the lock file says that the binary in "
                  + job.fileName()
                  + " is "
                  + known.get().binary()
                  + ", but it is "
                  + binary.sha256(),
              "lock it again: optimus plugin lock --upgrade " + job.plugin().name());
      return new Outcome(job, null, other, cancellation.cancelled());
    }
    listener.staged(job.plugin().name(), job.platform().toString());
    LockedArtifact artifact =
        new LockedArtifact(
            arrived.pin(),
            arrived.version(),
            arrived.sha256(),
            arrived.size(),
            binary.sha256(),
            binary.size(),
            binary.entry(),
            arrived.signature());
    return new Outcome(job, new Fetched(artifact, Optional.of(binary.file())), null, false);
  }

  private static CompletableFuture<UnpackedBinary> begin(
      Crew crew, Unpacking unpacking, FetchJob job, GrowingFile artifact, Path target) {
    CompletableFuture<UnpackedBinary> result = new CompletableFuture<>();
    crew.unpack(
        () -> {
          try {
            result.complete(unpacking.unpack(job, artifact, target));
          } catch (Throwable failure) {
            result.completeExceptionally(failure);
          }
        });
    return result;
  }

  /** Everything that had gone wrong by itself, in the order in which it did. */
  private FetchFailure failure(Outcome first, BlockingQueue<Outcome> rest) {
    List<Problem> problems = new ArrayList<>();
    problems.add(problem(first));
    for (Outcome outcome : rest) {
      if (outcome.failure() != null && !outcome.late()) {
        problems.add(problem(outcome));
      }
    }
    return new FetchFailure(problems, first.failure());
  }

  private Problem problem(Outcome outcome) {
    FetchException failure = describe(outcome.job(), outcome.failure());
    Problem problem =
        new Problem(
            failure.code(),
            failure.getMessage(),
            Optional.of(outcome.job().plugin().position()),
            Optional.of(outcome.job().plugin().name()),
            failure.hint());
    listener.failed(outcome.job().plugin().name(), outcome.job().platform().toString(), problem);
    return problem;
  }

  private static FetchException describe(FetchJob job, Throwable failure) {
    if (failure instanceof FetchException known) {
      return known;
    }
    if (failure instanceof ProviderException known) {
      return FetchException.of(known);
    }
    if (failure instanceof ArchiveException known) {
      return new FetchException(known.code(), known.getMessage(), known.hint(), known);
    }
    if (failure instanceof IOException io) {
      return new FetchException(
          "local-failure",
          job.fileName() + " cannot be kept or unpacked: " + DiskFailure.reason(io),
          "check the disk's space and the directories' permissions",
          io);
    }
    return new FetchException(
        "defect",
        job.fileName() + " could not be handled: " + failure.getClass().getName(),
        "this is a defect; please report it",
        failure);
  }
}
