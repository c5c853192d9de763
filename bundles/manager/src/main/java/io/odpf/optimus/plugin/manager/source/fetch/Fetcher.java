// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.archive.ArchiveException;
import io.odpf.optimus.plugin.archive.UnpackedBinary;
import io.odpf.optimus.plugin.archive.unpack.ArtifactUnpacker;
import io.odpf.optimus.plugin.manager.disk.DiskErrors;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.lock.Provenance;
import io.odpf.optimus.plugin.manager.source.provider.ProviderSession;
import io.odpf.optimus.plugin.manager.source.signature.VerifierRegistry;
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

/** Fetches a batch; one failure cancels the rest. */
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
  public record Results(Map<FetchJob, FetchedPlugin> results, long networkBytes) {}

  private record Outcome(FetchJob job, FetchedPlugin fetched, Throwable failure, boolean late) {}

  /**
   * Does the jobs. When this returns or throws, no thread of it is left.
   *
   * @throws FetchBatchException if one failed; the others were stopped then
   * @throws InterruptedException if this thread was interrupted; all were stopped then
   */
  public Results fetch(List<FetchJob> jobs) throws FetchBatchException, InterruptedException {
    if (jobs.isEmpty()) {
      return new Results(Map.of(), 0);
    }
    Cancellation cancellation = new Cancellation();
    Sources sources = new Sources(session, new Retries(cancellation), listener);
    Receiver receiver = new Receiver(sources, store, settings.artifactBytes(), listener);
    BinaryUnpacking unpacking =
        new BinaryUnpacking(new ArtifactUnpacker(settings.limits()), cancellation);
    Reachability reachability = new Reachability();
    BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    List<FetchGroup> groups = FetchGroup.of(jobs);
    FetchThreads threads =
        new FetchThreads(
            Math.min(settings.downloads(), groups.size()),
            Math.min(settings.unpackers(), groups.size()));
    try {
      ArtifactFetch.Services services =
          new ArtifactFetch.Services(
              sources,
              receiver,
              new Signatures(sources, verifiers, store, listener),
              (group, artifact, files) -> begin(threads, unpacking, group, artifact, files),
              store,
              reachability,
              listener,
              settings.offline());
      for (FetchGroup group : groups) {
        threads.download(
            () -> new Attempt(group, services, cancellation, outcomes, threads, 1).run());
      }
      Map<FetchJob, FetchedPlugin> results = new IdentityHashMap<>();
      while (results.size() < jobs.size()) {
        Outcome outcome = outcomes.take();
        if (outcome.failure() != null) {
          cancellation.cancel();
          threads.close();
          throw failure(outcome, outcomes);
        }
        results.put(outcome.job(), outcome.fetched());
      }
      return new Results(results, receiver.networkBytes());
    } finally {
      cancellation.cancel();
      threads.close();
    }
  }

  /** Fetches a group, and puts the outcomes of its jobs to the others, unless it is tried again. */
  private final class Attempt {
    private final FetchGroup group;
    private final ArtifactFetch.Services services;
    private final Cancellation cancellation;
    private final BlockingQueue<Outcome> outcomes;
    private final FetchThreads threads;
    private final int number;

    Attempt(
        FetchGroup group,
        ArtifactFetch.Services services,
        Cancellation cancellation,
        BlockingQueue<Outcome> outcomes,
        FetchThreads threads,
        int number) {
      this.group = group;
      this.services = services;
      this.cancellation = cancellation;
      this.outcomes = outcomes;
      this.threads = threads;
      this.number = number;
    }

    void run() {
      try {
        cancellation.check();
        ArtifactFetch.Arrived arrived = new ArtifactFetch(group, services).run();
        if (arrived.binaries().isEmpty()) {
          for (FetchJob job : group.jobs()) {
            LockedArtifact known = job.known().orElseThrow();
            known = known.agreeing(arrived.pin(), arrived.version());
            outcomes.add(
                new Outcome(
                    job,
                    new FetchedPlugin(known, provenance(job, arrived), Optional.empty()),
                    null,
                    false));
          }
          return;
        }
        arrived
            .binaries()
            .get()
            .whenComplete(
                (binaries, failure) -> {
                  if (failure == null) {
                    succeed(arrived, binaries);
                  } else {
                    refuse(arrived, failure);
                    fail(failure);
                  }
                });
      } catch (Throwable failure) {
        fail(failure);
      }
    }

    /** What no plugin can be had from takes no room in the store. */
    private void refuse(ArtifactFetch.Arrived arrived, Throwable failure) {
      if (failure instanceof ArchiveException) {
        try {
          store.refuse(arrived.sha256());
        } catch (IOException untidy) {
          // It is pruned in time; why it is of no use is what counts.
          failure.addSuppressed(untidy);
        }
      }
    }

    private void succeed(ArtifactFetch.Arrived arrived, List<UnpackedBinary> binaries) {
      for (int i = 0; i < binaries.size(); i++) {
        FetchJob job = group.jobs().get(i);
        outcomes.add(unpacked(job, arrived, binaries.get(i), cancellation));
      }
    }

    private void fail(Throwable failure) {
      if (failure instanceof ArtifactGoneException
          && number < ATTEMPTS
          && !cancellation.cancelled()) {
        threads.download(
            () -> new Attempt(group, services, cancellation, outcomes, threads, number + 1).run());
        return;
      }
      outcomes.add(new Outcome(failed(failure), null, failure, cancellation.cancelled()));
    }

    /** The job to blame: the one whose binary is missing, or the leader for the artifact itself. */
    private FetchJob failed(Throwable failure) {
      if (failure instanceof ArchiveException refused) {
        return refused
            .request()
            .flatMap(request -> group.find(request.plugin(), request.platform()))
            .orElse(group.leader());
      }
      return group.leader();
    }
  }

  private Outcome unpacked(
      FetchJob job,
      ArtifactFetch.Arrived arrived,
      UnpackedBinary binary,
      Cancellation cancellation) {
    Optional<LockedArtifact> known = job.known().filter(it -> job.binding());
    if (known.isPresent() && !known.get().binary().equals(binary.sha256())) {
      ArtifactFetchException other =
          new ArtifactFetchException(
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
    String plugin = job.plugin().name();
    String platform = job.platform().toString();
    listener.staged(plugin, platform);
    binary.passedOver().ifPresent(what -> listener.passedOver(plugin, platform, what));
    return new Outcome(
        job,
        new FetchedPlugin(
            artifact(job, arrived, binary), provenance(job, arrived), Optional.of(binary.file())),
        null,
        false);
  }

  private Provenance provenance(FetchJob job, ArtifactFetch.Arrived arrived) {
    return new Provenance(session.origin(job.provider()), arrived.verifier());
  }

  /** What is to be locked. Bytes that agree with what is locked keep its pin. */
  private static LockedArtifact artifact(
      FetchJob job, ArtifactFetch.Arrived arrived, UnpackedBinary binary) {
    LockedArtifact now =
        new LockedArtifact(
            arrived.pin(),
            arrived.version(),
            arrived.sha256(),
            arrived.size(),
            binary.sha256(),
            binary.size(),
            binary.entry(),
            arrived.signature());
    return job.known().filter(now::sameBytes).map(now::withPinOf).orElse(now);
  }

  private static CompletableFuture<List<UnpackedBinary>> begin(
      FetchThreads threads,
      BinaryUnpacking unpacking,
      FetchGroup group,
      GrowingFile artifact,
      List<Path> files) {
    CompletableFuture<List<UnpackedBinary>> result = new CompletableFuture<>();
    threads.unpack(
        () -> {
          try {
            result.complete(unpacking.unpack(group, artifact, files));
          } catch (Throwable failure) {
            result.completeExceptionally(failure);
          }
        });
    return result;
  }

  /** Everything that had gone wrong by itself, in the order in which it did. */
  private FetchBatchException failure(Outcome first, BlockingQueue<Outcome> rest) {
    List<Problem> problems = new ArrayList<>();
    problems.add(problem(first));
    for (Outcome outcome : rest) {
      if (outcome.failure() != null && !outcome.late()) {
        problems.add(problem(outcome));
      }
    }
    return new FetchBatchException(problems, first.failure());
  }

  private Problem problem(Outcome outcome) {
    ArtifactFetchException failure = describe(outcome.job(), outcome.failure());
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

  static ArtifactFetchException describe(FetchJob job, Throwable failure) {
    if (failure instanceof ArtifactFetchException known) {
      return known;
    }
    if (failure instanceof ProviderException known) {
      return ArtifactFetchException.of(known);
    }
    if (failure instanceof ArchiveException known) {
      return new ArtifactFetchException(
          known.problem().code().word(), known.getMessage(), known.problem().hint(), known);
    }
    if (failure instanceof IOException io) {
      return new ArtifactFetchException(
          "local-failure",
          job.fileName() + " cannot be kept or unpacked: " + DiskErrors.reason(io),
          "check the disk's space and the directories' permissions",
          io);
    }
    return new ArtifactFetchException(
        "defect",
        job.fileName() + " could not be handled: " + failure.getClass().getName(),
        "this is a defect; please report it",
        failure);
  }
}
