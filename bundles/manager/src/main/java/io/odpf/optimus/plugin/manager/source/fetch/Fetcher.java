// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.manager.lock.PluginId;
import io.odpf.optimus.plugin.manager.source.fetch.FetchAttempt.Done;
import io.odpf.optimus.plugin.manager.source.fetch.FetchAttempt.Failed;
import io.odpf.optimus.plugin.manager.source.fetch.FetchAttempt.Outcome;
import io.odpf.optimus.plugin.manager.source.place.ArtifactPlace;
import io.odpf.optimus.plugin.manager.source.provider.Cancellation;
import io.odpf.optimus.plugin.manager.source.provider.ProviderSession;
import io.odpf.optimus.plugin.manager.source.signature.VerifierRegistry;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Fetches a batch; one failure cancels the rest. */
public final class Fetcher {
  private final ProviderSession session;
  private final VerifierRegistry verifiers;
  private final ArtifactStore store;
  private final FetchSettings settings;
  private final InstallListener listener;
  private final List<ArtifactPlace> places;
  private final Optional<ArtifactPlace> server;

  /**
   * Creates a fetcher.
   *
   * @param places the places that are tried for locked artifacts before their sources, in order
   * @param server the server that provides locked artifacts in place of their sources
   */
  public Fetcher(
      ProviderSession session,
      VerifierRegistry verifiers,
      ArtifactStore store,
      FetchSettings settings,
      InstallListener listener,
      List<ArtifactPlace> places,
      Optional<ArtifactPlace> server) {
    this.server = server;
    this.places = List.copyOf(places);
    this.session = session;
    this.verifiers = verifiers;
    this.store = store;
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * Fetches a batch. All of its threads have ended when this method returns or throws.
   *
   * @throws FetchBatchException if a job failed, and the others were cancelled
   * @throws InterruptedException if this thread was interrupted, and all jobs were cancelled
   */
  public FetchedBatch fetch(FetchBatch batch) throws FetchBatchException, InterruptedException {
    if (batch.jobs().isEmpty()) {
      return FetchedBatch.EMPTY;
    }
    List<List<FetchJob>> groups = ArtifactFetch.group(batch.jobs());
    BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    Cancellation cancellation = new Cancellation();
    FetchThreads threads =
        new FetchThreads(
            Math.min(settings.downloads(), groups.size()),
            Math.min(settings.unpackers(), groups.size()));
    try {
      FetchContext context =
          new FetchContext(
              batch,
              session,
              verifiers,
              store,
              settings,
              listener,
              places,
              server,
              cancellation,
              threads);
      for (List<FetchJob> jobs : groups) {
        ArtifactFetch fetch = new ArtifactFetch(jobs, context);
        threads.download(new FetchAttempt(fetch, context, threads, outcomes, 1));
      }
      Map<PluginId, FetchedPlugin> fetched = new HashMap<>();
      while (fetched.size() < batch.jobs().size()) {
        Outcome outcome = outcomes.take();
        if (outcome instanceof Failed first) {
          cancellation.cancel();
          threads.close();
          throw failure(first, outcomes);
        }
        FetchedPlugin plugin = ((Done) outcome).plugin();
        fetched.put(plugin.id(), plugin);
      }
      return new FetchedBatch(fetched, context.receiver().networkBytes());
    } finally {
      cancellation.cancel();
      threads.close();
    }
  }

  /** Returns an exception with all failures that occurred before the cancellation, in order. */
  private FetchBatchException failure(Failed first, Iterable<Outcome> rest) {
    List<Problem> problems = new ArrayList<>();
    problems.add(report(first));
    for (Outcome outcome : rest) {
      if (outcome instanceof Failed failed && !failed.late()) {
        problems.add(report(failed));
      }
    }
    return new FetchBatchException(problems, first.cause());
  }

  private Problem report(Failed failed) {
    FetchJob job = failed.job();
    Problem problem = ArtifactFetchException.describe(job, failed.cause()).problem(job);
    listener.failed(job.id().name(), job.platform().toString(), problem);
    return problem;
  }
}
