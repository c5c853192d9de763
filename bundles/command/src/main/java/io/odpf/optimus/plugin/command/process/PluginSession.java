// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.process;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.command.ConfigLookup;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.SupervisorHost;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.render.Paths;
import io.odpf.optimus.plugin.text.DidYouMean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A supervisor and a time limit for a command that starts or calls plugins. */
final class PluginSession implements AutoCloseable {
  private static final int DEFAULT_SECONDS = 30;

  private final SupervisorHost.Session session;
  private final Duration timeout;
  private final boolean dryRun;
  private final Paths paths;

  private PluginSession(
      SupervisorHost.Session session, Duration timeout, boolean dryRun, Paths paths) {
    this.session = session;
    this.timeout = timeout;
    this.dryRun = dryRun;
    this.paths = paths;
  }

  static PluginSession open(Invocation call)
      throws UsageException, PluginManagerException, InterruptedException {
    ConfigLookup.Found config = ConfigLookup.optional(call);
    SupervisorHost.Session session =
        call.supervisors()
            .open(
                new SupervisorHost.Needs(
                    call.arguments().has("runtime"),
                    config == null ? Optional.empty() : Optional.of(config.file()),
                    call.environment(),
                    call.workingDirectory()));
    return new PluginSession(
        session,
        Duration.ofSeconds(call.arguments().number("timeout").orElse(DEFAULT_SECONDS)),
        call.arguments().has("dry-run"),
        config == null ? Paths.of(call.workingDirectory()) : config.paths());
  }

  Supervisor supervisor() {
    return session.supervisor();
  }

  Duration timeout() {
    return timeout;
  }

  /** Returns whether the supervisor is a runtime's, so that plugins are left as they are. */
  boolean shared() {
    return session.shared();
  }

  /** Returns the way to show paths. */
  Paths paths() {
    return paths;
  }

  /**
   * Returns options of calls that fail at once if the plugin is not running. Commands start the
   * plugin first.
   */
  CallOptions callOptions() {
    return new CallOptions(timeout, false, dryRun);
  }

  /** Returns the plugin with a name. A runtime searches for a file that it has not seen yet. */
  PluginStatus find(String name) throws PluginManagerException, InterruptedException {
    Optional<PluginStatus> found = supervisor().plugin(name);
    if (found.isEmpty() && session.shared()) {
      supervisor().rescan();
      found = supervisor().plugin(name);
    }
    if (found.isPresent()) {
      return found.get();
    }
    List<String> names = new ArrayList<>();
    for (PluginStatus plugin : supervisor().plugins()) {
      names.add(plugin.name());
    }
    Optional<String> near = DidYouMean.nearest(name, names);
    throw PluginManagerException.config(
        List.of(
            Problem.ofPlugin(
                name,
                CommonProblem.UNKNOWN_PLUGIN,
                "no plugin of this name is on this machine",
                near.isPresent()
                    ? "did you mean '" + near.get() + "'?"
                    : names.isEmpty()
                        ? "install plugins first: optimus plugin install"
                        : "the plugins are " + String.join(", ", names))));
  }

  /** Returns the plugins with the given names; all plugins if no names are given. */
  List<PluginStatus> find(List<String> names) throws PluginManagerException, InterruptedException {
    if (names.isEmpty()) {
      return supervisor().plugins();
    }
    List<PluginStatus> plugins = new ArrayList<>();
    for (String name : names) {
      plugins.add(find(name));
    }
    return plugins;
  }

  /** Returns a plugin. Starts it first, unless the supervisor is a runtime's. */
  PluginStatus started(String name)
      throws PluginManagerException, SupervisorException, InterruptedException {
    PluginStatus plugin = find(name);
    if (session.shared()) {
      return plugin;
    }
    supervisor().start(List.of(name), timeout);
    return find(name);
  }

  /** Returns whether a plugin in this state has a process, or will soon have one. */
  static boolean runs(PluginState state) {
    return switch (state) {
      case STARTING, HANDSHAKE, READY, UNHEALTHY, BACKOFF -> true;
      case DISCOVERED, STOPPING, STOPPED, FAILED -> false;
    };
  }

  static List<String> names(List<PluginStatus> plugins) {
    List<String> names = new ArrayList<>();
    for (PluginStatus plugin : plugins) {
      names.add(plugin.name());
    }
    return names;
  }

  @Override
  public void close() {
    session.close();
  }
}
