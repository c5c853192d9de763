// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.ServerInstallRequest;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.config.model.PolicyRules;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.manager.location.InstallLocation;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.lock.LockEntry;
import io.odpf.optimus.plugin.manager.lock.LockFile;
import io.odpf.optimus.plugin.manager.plan.PluginSelection;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import io.odpf.optimus.plugin.manager.source.place.ServerPlace;
import io.odpf.optimus.plugin.manager.source.place.ServerProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Installs the plugins in a server's lock. Reads the lock first; the rest is an ordinary install of
 * exactly that lock, with the server in place of the sources. A failure of the server therefore
 * changes nothing.
 */
final class ServerInstallOperation implements RunningOperations.Operation<InstallReport> {
  private final OperationContext context;
  private final ServerInstallRequest request;
  private final InstallListener listener;

  ServerInstallOperation(
      OperationContext context, ServerInstallRequest request, InstallListener listener) {
    this.context = context;
    this.request = request;
    this.listener = listener;
  }

  @Override
  public InstallReport run() throws PluginManagerException, InterruptedException {
    Optional<PluginConfig> config =
        request.config().isPresent()
            ? Optional.of(context.read(request.config().get()))
            : Optional.empty();
    Path location =
        config.isPresent()
            ? config.get().installLocation()
            : DefaultLocation.of(request.installLocation(), request.environment());
    Path kept = InstallLocation.inspect(location).serverLock(ServerName.file(request.server()));
    LockFile file = LockFile.of(kept);
    boolean offline = request.options().contains(Option.OFFLINE);
    Optional<ProviderEntry> server =
        offline
            ? Optional.empty()
            : Optional.of(context.server(request.environment(), request.server()));
    Optional<Lock> before = file.read();
    Lock lock =
        server.isPresent() ? ask(server.get(), config) : before.orElseThrow(this::neverAsked);
    InstallReport report;
    try {
      report = install(scope(config, location, kept, lock, server), file, before, lock);
    } catch (PluginManagerException e) {
      if (server.isEmpty() || !lacksArtifact(e)) {
        throw e;
      }
      Lock now = ask(server.get(), config);
      if (now.equals(lock)) {
        throw e;
      }
      listener.retrying(
          "lock",
          "of " + ServerName.shown(request.server()),
          2,
          2,
          Duration.ZERO,
          "the server was upgraded in between");
      report = install(scope(config, location, kept, now, server), file, before, now);
    }
    // The kept lock is no lock file of the project's.
    return new InstallReport(
        report.installLocation(),
        report.platform(),
        report.plugins(),
        InstallReport.LockChange.UNCHANGED,
        report.lockFile(),
        report.fetchedBytes(),
        report.dryRun());
  }

  private InstallReport install(InstallScope scope, LockFile file, Optional<Lock> before, Lock lock)
      throws PluginManagerException, InterruptedException {
    return InstallOperation.ofServer(context, scope, new LockUpdate(file, before, lock), listener)
        .run();
  }

  /**
   * Returns whether the server lacks an artifact, for instance since it was upgraded after the lock
   * was read.
   */
  private static boolean lacksArtifact(PluginManagerException failure) {
    return failure.problems().stream()
        .anyMatch(problem -> problem.code() == ServerProblem.LACKS_ARTIFACT);
  }

  private Lock ask(ProviderEntry server, Optional<PluginConfig> config)
      throws PluginManagerException, InterruptedException {
    ServerConnection connection =
        new ServerConnection(context, server, request.environment(), listener);
    ServerLock reader = new ServerLock(connection.name());
    Lock lock = reader.read(connection.read(ServerPlace.LOCK));
    Platform platform = context.platform(request.platform());
    if (covers(lock, platform, config)) {
      return lock;
    }
    try {
      return reader.read(connection.read(ServerPlace.lock(platform)));
    } catch (PluginManagerException e) {
      // Plugins that the lock does not cover are refused later, if they are wanted.
      listener.warned(
          Problem.of(
              ServerProblem.LOCK_INCOMPLETE,
              "the server "
                  + connection.name()
                  + " could not lock its plugins for "
                  + platform
                  + ": "
                  + e.getMessage(),
              "its operator finds the cause with: optimus plugin lock --platform " + platform));
      return lock;
    }
  }

  /** Returns whether a lock covers all of its plugins that this machine may want. */
  private static boolean covers(Lock lock, Platform platform, Optional<PluginConfig> config) {
    for (Map.Entry<String, LockEntry> plugin : lock.plugins().entrySet()) {
      boolean wanted =
          config.isEmpty()
              || config.get().plugins().stream().anyMatch(it -> it.name().equals(plugin.getKey()));
      if (wanted && plugin.getValue().on(platform).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private PluginManagerException neverAsked() {
    return PluginManagerException.failure(
        Problem.of(
            ServerProblem.NO_LOCK_KEPT,
            "nothing was installed here from the server "
                + ServerName.shown(request.server())
                + " before, so its lock is not known",
            "run the command once without --offline"),
        null);
  }

  private InstallScope scope(
      Optional<PluginConfig> config,
      Path location,
      Path kept,
      Lock lock,
      Optional<ProviderEntry> server)
      throws PluginManagerException {
    Platform platform = context.platform(request.platform());
    String name = ServerName.shown(request.server());
    ServerSelection selection = new ServerSelection(lock, name, platform);
    List<WantedPlugin> listed;
    List<WantedPlugin> wanted;
    if (config.isPresent()) {
      List<WantedPlugin> configured =
          PluginSelection.of(
              new PluginSelection(config.get(), context.registry()).all(), Mode.CLIENT);
      List<WantedPlugin> named =
          PluginSelection.named(
              configured, request.plugins(), request.config().get() + " for mode client");
      listed = configured;
      wanted = selection.of(named, listener);
    } else {
      listed = selection.all();
      wanted = PluginSelection.named(listed, request.plugins(), "the lock of the server " + name);
    }
    selection.requireCovered(wanted);
    List<PluginEntry> entries = wanted.stream().map(WantedPlugin::plugin).toList();
    PluginConfig described =
        new PluginConfig(
            kept,
            location,
            config.flatMap(PluginConfig::limits),
            policy(config),
            config.map(PluginConfig::providers).orElse(List.of()),
            entries,
            config.map(PluginConfig::mirrors).orElse(List.of()));
    return new InstallScope(
        installRequest(kept), described, platform, listed, listed, wanted, server);
  }

  /** Returns the configuration's rules; if it has none, those of the server's entry. */
  private PolicyRules policy(Optional<PluginConfig> config) throws PluginManagerException {
    PolicyRules own = config.map(PluginConfig::policy).orElse(PolicyRules.NONE);
    return own.isEmpty() ? context.serverPolicy(request.environment(), request.server()) : own;
  }

  private InstallRequest installRequest(Path kept) {
    Set<Option> options = EnumSet.of(Option.LOCKED, Option.DOWNGRADE);
    options.addAll(request.options());
    return new InstallRequest(
        new ConfigFile(kept, request.environment()),
        request.plugins(),
        Mode.CLIENT,
        request.platform(),
        options,
        request.parallel(),
        request.mirrors());
  }
}
