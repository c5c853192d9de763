// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.file.TemporaryDirectory;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.archive.Limits;
import io.odpf.optimus.plugin.config.model.ArchiveLimits;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.manager.disk.DiskErrors;
import io.odpf.optimus.plugin.manager.source.fetch.FetchBatch;
import io.odpf.optimus.plugin.manager.source.fetch.FetchBatchException;
import io.odpf.optimus.plugin.manager.source.fetch.FetchSettings;
import io.odpf.optimus.plugin.manager.source.fetch.FetchedBatch;
import io.odpf.optimus.plugin.manager.source.fetch.Fetcher;
import io.odpf.optimus.plugin.manager.source.fetch.SourceOpening;
import io.odpf.optimus.plugin.manager.source.place.ArtifactPlace;
import io.odpf.optimus.plugin.manager.source.place.Mirror;
import io.odpf.optimus.plugin.manager.source.place.ServerPlace;
import io.odpf.optimus.plugin.manager.source.provider.ProviderResources;
import io.odpf.optimus.plugin.manager.source.provider.ProviderSession;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import io.odpf.optimus.plugin.manager.store.ScratchDirectory;
import io.odpf.optimus.plugin.manager.store.StoreProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Fetches batches of one operation, each with a new provider session. Immutable. */
final class BatchFetch {
  private final OperationContext context;
  private final ConfigFile config;
  private final Optional<ArchiveLimits> limits;
  private final OptionalInt parallel;
  private final boolean offline;
  private final List<ProviderEntry> mirrors;
  private final Optional<ProviderEntry> server;

  private BatchFetch(
      OperationContext context,
      ConfigFile config,
      Optional<ArchiveLimits> limits,
      OptionalInt parallel,
      boolean offline,
      List<ProviderEntry> mirrors,
      Optional<ProviderEntry> server) {
    this.server = server;
    this.context = context;
    this.config = config;
    this.limits = limits;
    this.parallel = parallel;
    this.offline = offline;
    this.mirrors = List.copyOf(mirrors);
  }

  /**
   * Creates a fetch from the mirrors of a configuration and the sources.
   *
   * @param content the content of the configuration
   */
  static BatchFetch of(
      OperationContext context, ConfigFile config, PluginConfig content, OptionalInt parallel) {
    return new BatchFetch(
        context, config, content.limits(), parallel, false, content.mirrors(), Optional.empty());
  }

  /** Returns this fetch restricted to the store, or with all places. */
  BatchFetch offline(boolean newOffline) {
    return new BatchFetch(context, config, limits, parallel, newOffline, mirrors, server);
  }

  /** Returns this fetch with further mirrors, which are used before those of the configuration. */
  BatchFetch withMirrors(List<ProviderEntry> first) {
    List<ProviderEntry> all = new ArrayList<>(first);
    all.addAll(mirrors);
    return new BatchFetch(context, config, limits, parallel, offline, all, server);
  }

  /** Returns this fetch with a server in place of the sources, if a server is given. */
  BatchFetch from(Optional<ProviderEntry> newServer) {
    return new BatchFetch(context, config, limits, parallel, offline, mirrors, newServer);
  }

  /** Fetches a batch. Uses the store, then the mirrors, and finally the sources. */
  FetchedBatch run(FetchBatch batch, ArtifactStore store, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    if (batch.jobs().isEmpty()) {
      return FetchedBatch.EMPTY;
    }
    try {
      store.prepare();
      store
          .shared()
          .ifPresent(
              who ->
                  listener.warned(
                      Problem.of(
                          StoreProblem.SHARED_STORE,
                          "the cache of downloads can be replaced by others: " + who,
                          "if that is not meant: chmod g-w")));
    } catch (IOException failure) {
      throw PluginManagerException.failure(
          Problem.of(
              StoreProblem.STORE_UNUSABLE,
              "the cache cannot be used " + store.root() + ": " + DiskErrors.reason(failure),
              "check the disk's space and the directory's permissions, or set XDG_CACHE_HOME to a"
                  + " directory of your own"),
          failure);
    }
    FetchSettings fetchSettings =
        new FetchSettings(
            parallel.orElse(context.settings().downloads()),
            context.settings().unpackers(),
            context.settings().artifactBytes(),
            limits.map(this::limits).orElse(context.settings().limits()),
            offline);
    removeDeadScratch(store);
    ProviderResources resources =
        new ProviderResources(context.http(), config.environment(), store.scratch());
    try (ProviderSession session = context.registry().session(resources)) {
      if (!offline) {
        boolean elsewhere = !mirrors.isEmpty() || server.isPresent();
        new SourceOpening(session, store, context.registry(), listener, elsewhere)
            .open(batch.jobs());
      }
      List<ArtifactPlace> places = new ArrayList<>();
      for (ProviderEntry mirror : mirrors) {
        places.add(new Mirror(session, mirror));
      }
      return new Fetcher(
              session,
              context.verifiers(),
              store,
              fetchSettings,
              listener,
              places,
              server.map(it -> new ServerPlace(session, it)))
          .fetch(batch);
    } catch (FetchBatchException failure) {
      throw new PluginManagerException(
          PluginManagerException.Category.FAILURE, failure.problems(), failure);
    }
  }

  private Limits limits(ArchiveLimits chosen) {
    return context
        .settings()
        .limits()
        .with(chosen.entries(), chosen.unpackedBytes(), chosen.ratio(), chosen.windowBytes());
  }

  /** Removes the scratch files of killed processes, which may contain secrets. */
  private static void removeDeadScratch(ArtifactStore store) {
    try {
      ScratchDirectory.removeDead(store.scratch());
      TemporaryDirectory.removeDead();
    } catch (IOException failure) {
      System.getLogger(BatchFetch.class.getName())
          .log(System.Logger.Level.WARNING, "scratch directories are left", failure);
    }
  }
}
