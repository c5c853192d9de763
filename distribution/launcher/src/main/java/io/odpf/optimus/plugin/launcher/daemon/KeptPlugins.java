// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.api.supervisor.SupervisorProperty;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import io.odpf.optimus.plugin.runtime.host.FrameworkHost;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides whether the plugins of a runtime outlive it. */
final class KeptPlugins {
  /** The option of {@code start} that permits it, and of {@code stop} that requests it. */
  static final String OPTION = "keep-plugins";

  /** The time for a plugin to end before it is killed. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final boolean allowed;

  /**
   * @param allowed whether plugins outlive a runtime that is not stopped by a command
   */
  KeptPlugins(boolean allowed) {
    this.allowed = allowed;
  }

  /** Returns the framework properties that configure the supervisor. */
  Map<String, String> properties(RuntimePlace place) {
    Map<String, String> properties = new HashMap<>();
    properties.put(SupervisorProperty.HOME, place.directory().toString());
    properties.put(SupervisorProperty.REATTACH, Boolean.toString(allowed));
    return properties;
  }

  /** Returns the reason why plugins cannot be left to the next runtime; empty if they can. */
  Optional<String> objection() {
    return allowed
        ? Optional.empty()
        : Optional.of(
            "the runtime was started without --" + OPTION + ", so its plugins end with it");
  }

  /** Stops the plugins. Called when a command stops the runtime without keeping them. */
  void end(FrameworkHost host) {
    if (!allowed) {
      return; // They end with the runtime.
    }
    try {
      host.supervisor().stop(List.of(), GRACE);
    } catch (SupervisorException e) {
      for (Problem problem : e.problems()) {
        RuntimeDaemon.logger().log(Level.WARNING, "{0}", problem.message());
      }
    } catch (PluginManagerException e) {
      RuntimeDaemon.logger().log(Level.WARNING, "plugins may still be running", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
