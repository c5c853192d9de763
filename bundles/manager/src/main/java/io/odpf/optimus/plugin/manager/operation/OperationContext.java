// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.http.HttpClientFactory;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.UnfinishedChange;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.config.model.PolicyRules;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.manager.disk.DiskErrors;
import io.odpf.optimus.plugin.manager.location.CrashPoint;
import io.odpf.optimus.plugin.manager.location.ExclusiveLocation;
import io.odpf.optimus.plugin.manager.location.InstallLocation;
import io.odpf.optimus.plugin.manager.location.LocationProblem;
import io.odpf.optimus.plugin.manager.location.UnfinishedChanges;
import io.odpf.optimus.plugin.manager.location.UnfinishedException;
import io.odpf.optimus.plugin.manager.lock.LockFile;
import io.odpf.optimus.plugin.manager.source.provider.ProviderRegistry;
import io.odpf.optimus.plugin.manager.source.signature.VerifierRegistry;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import io.odpf.optimus.plugin.manager.store.StoreLocation;
import io.odpf.optimus.plugin.manager.store.StorePruner;
import io.odpf.optimus.plugin.manager.store.VerifiedArtifacts;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  private final VerifiedArtifacts verified = new VerifiedArtifacts();

  /** The source of configurations. */
  @FunctionalInterface
  interface Configurations {
    /** Reads a configuration without its secrets. */
    PluginConfig read(ConfigFile file) throws PluginManagerException;

    /** Reads a mirror that is not in the configuration: the name of a provider, or an address. */
    default ProviderEntry mirror(ConfigFile file, PluginConfig content, String text)
        throws PluginManagerException {
      return content.provider(text);
    }

    /** Reads a server with its secrets: an address, or a name in the host's lists. */
    default ProviderEntry server(Map<String, String> environment, String text)
        throws PluginManagerException {
      throw new UnsupportedOperationException("no servers");
    }

    /** Reads the rules for what a server may have installed here. */
    default PolicyRules serverPolicy(Map<String, String> environment, String text)
        throws PluginManagerException {
      return PolicyRules.NONE;
    }

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

  /** Returns the artifacts of stores that were verified by operations of this manager. */
  VerifiedArtifacts verified() {
    return verified;
  }

  PluginConfig read(ConfigFile config) throws PluginManagerException {
    return configurations.read(config);
  }

  /**
   * Reads mirrors that a request names besides those of its configuration.
   *
   * @param texts names of providers, or addresses
   */
  List<ProviderEntry> mirrors(ConfigFile config, PluginConfig content, List<String> texts)
      throws PluginManagerException {
    List<ProviderEntry> mirrors = new ArrayList<>();
    for (String text : texts) {
      mirrors.add(configurations.mirror(config, content, text));
    }
    return mirrors;
  }

  /** Reads a server with its secrets: an address, or a name in the host's lists. */
  ProviderEntry server(Map<String, String> environment, String text) throws PluginManagerException {
    return configurations.server(environment, text);
  }

  /** Reads the rules for what a server may have installed here. */
  PolicyRules serverPolicy(Map<String, String> environment, String text)
      throws PluginManagerException {
    return configurations.serverPolicy(environment, text);
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
