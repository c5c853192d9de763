// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.config.model.RetryPolicy;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.lock.LockEntry;
import io.odpf.optimus.plugin.manager.lock.LockInputs;
import io.odpf.optimus.plugin.manager.plan.Coverage;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import io.odpf.optimus.plugin.manager.source.place.ServerProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Selects plugins according to a server's lock. If a configuration describes a plugin differently,
 * the lock takes precedence, except for the digests and signatures that the configuration demands.
 */
final class ServerSelection {
  private final Lock lock;
  private final String server;
  private final Platform platform;

  /**
   * Creates a selection.
   *
   * @param server the server's name for messages
   */
  ServerSelection(Lock lock, String server, Platform platform) {
    this.lock = lock;
    this.server = server;
    this.platform = platform;
  }

  /** Returns all plugins of the lock, by name. */
  List<WantedPlugin> all() {
    List<WantedPlugin> all = new ArrayList<>();
    for (Map.Entry<String, LockEntry> entry : lock.plugins().entrySet()) {
      all.add(asLocked(entry.getKey(), entry.getValue(), Optional.empty()));
    }
    return all;
  }

  /**
   * Returns the plugins of a configuration as the lock describes them. Warns of those that the
   * configuration describes differently.
   *
   * @throws PluginManagerException if the lock lacks one of them
   */
  List<WantedPlugin> of(List<WantedPlugin> configured, InstallListener listener)
      throws PluginManagerException {
    List<WantedPlugin> plugins = new ArrayList<>();
    List<Problem> missing = new ArrayList<>();
    for (WantedPlugin plugin : configured) {
      Optional<LockEntry> entry = lock.plugin(plugin.name());
      if (entry.isEmpty()) {
        missing.add(
            plugin.problem(
                ServerProblem.LOCK_INCOMPLETE,
                "the server " + server + " has no plugin " + plugin.name(),
                "add it to the server's configuration, or install only the others by their"
                    + " names"));
        continue;
      }
      Optional<LockInputs.InputChange> change = entry.get().inputs().changeTo(plugin.inputs());
      if (change.isPresent()) {
        listener.warned(plugin.name(), differing(plugin, change.get()));
      }
      plugins.add(asLocked(plugin.name(), entry.get(), Optional.of(plugin)));
    }
    if (!missing.isEmpty()) {
      throw new PluginManagerException(PluginManagerException.Category.FAILURE, missing, null);
    }
    return plugins;
  }

  private Problem differing(WantedPlugin plugin, LockInputs.InputChange change) {
    String values =
        change.configured().isPresent() || change.locked().isPresent()
            ? ": here "
                + change.configured().orElse("none")
                + ", there "
                + change.locked().orElse("none")
            : "";
    return plugin.problem(
        ServerProblem.DIFFERS,
        "the configuration and the server "
            + server
            + " describe "
            + plugin.name()
            + " differently ("
            + change.what()
            + values
            + "); the server's is installed",
        "change the configuration, or the server's");
  }

  /**
   * Refuses plugins that the lock does not cover on the platform.
   *
   * @throws PluginManagerException with a problem for each such plugin
   */
  void requireCovered(List<WantedPlugin> plugins) throws PluginManagerException {
    List<Problem> gaps = new ArrayList<>();
    for (WantedPlugin plugin : plugins) {
      Optional<Coverage.Gap> gap = Coverage.of(Optional.of(lock), plugin, platform).gap();
      if (gap.isPresent()) {
        gaps.add(
            Problem.ofPlugin(
                plugin.name(),
                ServerProblem.LOCK_INCOMPLETE,
                "the lock of the server "
                    + server
                    + " does not cover "
                    + plugin.name()
                    + " for "
                    + platform
                    + ": "
                    + gap.get().reason(),
                "ask its operator to run: optimus plugin lock --platform " + platform));
      }
    }
    if (!gaps.isEmpty()) {
      throw new PluginManagerException(PluginManagerException.Category.FAILURE, gaps, null);
    }
  }

  private WantedPlugin asLocked(String name, LockEntry entry, Optional<WantedPlugin> configured) {
    LockInputs inputs = entry.inputs();
    Position position =
        configured.isPresent()
            ? configured.get().plugin().position()
            : new Position("the lock of the server " + server, 1, 1);
    PluginEntry.Builder plugin =
        PluginEntry.builder(name, inputs.provider(), inputs.path(), position)
            .version(inputs.version())
            .binary(entry.on(platform).map(artifact -> artifact.entry()));
    if (configured.isPresent()) {
      PluginEntry own = configured.get().plugin();
      plugin
          .modes(own.modes())
          .checksums(own.checksums())
          .sha256(own.sha256())
          .signature(own.signature());
    }
    return new WantedPlugin(plugin.build(), source(inputs, position), inputs);
  }

  /** Returns an entry that represents the source in messages and is never used for fetching. */
  private static ProviderEntry source(LockInputs inputs, Position position) {
    return new ProviderEntry(
        new ProviderSpec(inputs.type(), inputs.provider(), Options.NONE),
        Timeouts.DEFAULT,
        RetryPolicy.DEFAULT,
        position);
  }
}
