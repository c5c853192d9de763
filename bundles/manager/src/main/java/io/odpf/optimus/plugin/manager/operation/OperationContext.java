// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.file.TemporaryDirectory;
import io.odpf.optimus.plugin.api.http.HttpClientFactory;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.UnfinishedChange;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.archive.Limits;
import io.odpf.optimus.plugin.config.model.ArchiveLimits;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.manager.disk.DiskErrors;
import io.odpf.optimus.plugin.manager.location.CrashPoint;
import io.odpf.optimus.plugin.manager.location.ExclusiveLocation;
import io.odpf.optimus.plugin.manager.location.InstallLocation;
import io.odpf.optimus.plugin.manager.location.LocationProblem;
import io.odpf.optimus.plugin.manager.location.UnfinishedChanges;
import io.odpf.optimus.plugin.manager.location.UnfinishedException;
import io.odpf.optimus.plugin.manager.lock.LockFile;
import io.odpf.optimus.plugin.manager.source.fetch.FetchBatch;
import io.odpf.optimus.plugin.manager.source.fetch.FetchBatchException;
import io.odpf.optimus.plugin.manager.source.fetch.FetchSettings;
import io.odpf.optimus.plugin.manager.source.fetch.FetchedBatch;
import io.odpf.optimus.plugin.manager.source.fetch.Fetcher;
import io.odpf.optimus.plugin.manager.source.fetch.SourceOpening;
import io.odpf.optimus.plugin.manager.source.provider.ProviderRegistry;
import io.odpf.optimus.plugin.manager.source.provider.ProviderResources;
import io.odpf.optimus.plugin.manager.source.provider.ProviderSession;
import io.odpf.optimus.plugin.manager.source.signature.VerifierRegistry;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import io.odpf.optimus.plugin.manager.store.ScratchDirectory;
import io.odpf.optimus.plugin.manager.store.StoreLocation;
import io.odpf.optimus.plugin.manager.store.StoreProblem;
import io.odpf.optimus.plugin.manager.store.StorePruner;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The shared services of all operations of a manager: settings, registries, store, locations. */
final class OperationContext {
  private static final int ATTEMPTS = 5;

  /** The time to wait for a change that is under way; a commit takes far less. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ProviderRegistry registry;
  private final VerifierRegistry verifiers;
  private final HttpClientFactory http;
  private final ManagerSettings settings;
  private final CrashPoint crashPoint;
  private final InstallHooks hooks;
  private final Configurations configurations;

  /** The source of configurations. */
  @FunctionalInterface
  interface Configurations {
    /** Reads a configuration without its secrets. */
    PluginConfig read(ConfigFile file) throws PluginManagerException;

    /** Returns the problems of a configuration, including its secrets. */
    default List<Problem> findings(ConfigFile file) throws PluginManagerException {
      return List.of();
    }
  }

  OperationContext(
      Configurations configurations,
      ProviderRegistry registry,
      VerifierRegistry verifiers,
      HttpClientFactory http,
      ManagerSettings settings,
      CrashPoint crashPoint,
      InstallHooks hooks) {
    this.configurations = configurations;
    this.registry = registry;
    this.verifiers = verifiers;
    this.http = http;
    this.settings = settings;
    this.crashPoint = crashPoint;
    this.hooks = hooks;
  }

  ProviderRegistry registry() {
    return registry;
  }

  HttpClientFactory http() {
    return http;
  }

  VerifierRegistry verifiers() {
    return verifiers;
  }

  ManagerSettings settings() {
    return settings;
  }

  CrashPoint crashPoint() {
    return crashPoint;
  }

  InstallHooks hooks() {
    return hooks;
  }

  PluginConfig read(ConfigFile config) throws PluginManagerException {
    return configurations.read(config);
  }

  List<Problem> findings(ConfigFile config) throws PluginManagerException {
    return configurations.findings(config);
  }

  Platform platform(Optional<Platform> requested) {
    return requested.orElse(settings.platform());
  }

  /** Returns the store for an environment. */
  ArtifactStore store(Map<String, String> environment) throws PluginManagerException {
    if (settings.store().isPresent()) {
      return new ArtifactStore(settings.store().get(), settings.clock());
    }
    Path root =
        StoreLocation.of(environment, settings.platform())
            .orElseThrow(
                () ->
                    PluginManagerException.config(
                        List.of(
                            Problem.of(
                                ConfigProblem.NO_HOME,
                                "neither HOME nor XDG_CACHE_HOME says where artifacts may be kept",
                                "set HOME, or XDG_CACHE_HOME to an absolute path"))));
    return ArtifactStore.inOwnDirectory(root, settings.clock());
  }

  /**
   * Fetches a batch with a new provider session.
   *
   * @param limits the limits of unpacking in the configuration, if it has any
   */
  FetchedBatch fetch(
      FetchBatch batch,
      ConfigFile config,
      Optional<ArchiveLimits> limits,
      ArtifactStore store,
      OptionalInt parallel,
      boolean offline,
      InstallListener listener)
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
            parallel.orElse(settings.downloads()),
            settings.unpackers(),
            settings.artifactBytes(),
            limits.map(this::limits).orElse(settings.limits()),
            offline);
    removeDeadScratch(store);
    ProviderResources resources =
        new ProviderResources(http, config.environment(), store.scratch());
    try (ProviderSession session = registry.session(resources)) {
      if (!offline) {
        new SourceOpening(session, store, registry, listener).open(batch.jobs());
      }
      return new Fetcher(session, verifiers, store, fetchSettings, listener).fetch(batch);
    } catch (FetchBatchException failure) {
      throw new PluginManagerException(
          PluginManagerException.Category.FAILURE, failure.problems(), failure);
    }
  }

  private Limits limits(ArchiveLimits chosen) {
    return settings
        .limits()
        .with(chosen.entries(), chosen.unpackedBytes(), chosen.ratio(), chosen.windowBytes());
  }

  /** Removes the scratch files of killed processes, which may contain secrets. */
  private static void removeDeadScratch(ArtifactStore store) {
    try {
      ScratchDirectory.removeDead(store.scratch());
      TemporaryDirectory.removeDead();
    } catch (IOException failure) {
      System.getLogger(OperationContext.class.getName())
          .log(System.Logger.Level.WARNING, "scratch directories are left", failure);
    }
  }

  /** Prunes the store once a day; logs failures. */
  void prune(ArtifactStore store) {
    try {
      new StorePruner(store, settings.storeLimits()).pruneDaily(settings.clock().instant());
    } catch (IOException failure) {
      System.getLogger(OperationContext.class.getName())
          .log(System.Logger.Level.WARNING, "the cache could not be pruned", failure);
    }
  }

  /** Locks a prepared location. */
  ExclusiveLocation lock(InstallLocation location, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    try {
      return acquire(location, listener);
    } catch (IOException failure) {
      throw failed(LocationProblem.LOCATION_UNUSABLE, "cannot use", location.shown(), failure);
    }
  }

  private static ExclusiveLocation acquire(InstallLocation location, InstallListener listener)
      throws PluginManagerException, IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        ExclusiveLocation lock =
            ExclusiveLocation.acquire(location, listener::waiting, listener::recovered);
        if (!location.isComplete()) {
          InstallLocation.prepare(location.shown());
        }
        return lock;
      } catch (NoSuchFileException e) {
        // Another process, whose first install failed, has removed the location.
        if (attempt == ATTEMPTS) {
          throw e;
        }
        InstallLocation.prepare(location.shown());
      }
    }
  }

  /**
   * Returns an unfinished change of a location, or its leftovers. Changes nothing.
   *
   * @param config the configuration whose lock file the change may have prepared, if it is known
   */
  Optional<UnfinishedChange> unfinished(InstallLocation location, Optional<ConfigFile> config)
      throws PluginManagerException, InterruptedException {
    try {
      Optional<UnfinishedChange> change = UnfinishedChanges.in(location, PATIENCE);
      return change.isPresent()
          ? change
          : UnfinishedChanges.leftovers(location, config.map(it -> LockFile.of(it.path()).path()));
    } catch (IOException failure) {
      throw failed(LocationProblem.LOCATION_UNUSABLE, "cannot use", location.shown(), failure);
    }
  }

  static PluginManagerException failed(
      ProblemCode code, String what, Path where, IOException failure) {
    if (failure instanceof UnfinishedException) {
      return PluginManagerException.failure(
          Problem.of(
              CommonProblem.UNFINISHED,
              what + " " + where + ": " + failure.getMessage(),
              "check the disk and the directory's permissions, then run: optimus plugin install;"
                  + " it finishes this change, or undoes it, before anything else"),
          failure);
    }
    return PluginManagerException.failure(
        Problem.of(
            code,
            what + " " + where + ": " + DiskErrors.reason(failure),
            "check the disk's space and the directory's permissions"),
        failure);
  }
}
