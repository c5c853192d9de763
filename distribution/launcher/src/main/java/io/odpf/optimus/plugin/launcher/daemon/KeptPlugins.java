// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.Problem;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.api.supervisor.SupervisorProperty;
import io.odpf.optimus.plugin.launcher.control.Request;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import io.odpf.optimus.plugin.runtime.host.FrameworkHost;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether the plugins of a runtime outlive it. */
final class KeptPlugins {
  /** The option of {@code start}, by which they may, and of {@code stop}, by which they do. */
  static final String OPTION = "keep-plugins";

  /** For a plugin to end by itself before it is killed. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final boolean allowed;

  /**
   * @param allowed whether they outlive a runtime that is not stopped by a command
   */
  KeptPlugins(boolean allowed) {
    this.allowed = allowed;
  }

  /** What tells the supervisor. */
  Map<String, String> properties(RuntimePlace place) {
    Map<String, String> properties = new HashMap<>();
    properties.put(SupervisorProperty.HOME, place.directory().toString());
    properties.put(SupervisorProperty.REATTACH, Boolean.toString(allowed));
    return properties;
  }

  /** Why a request to stop cannot be fulfilled; empty if it can. */
  String objection(Request request) {
    return request.rest().equals(OPTION) && !allowed
        ? "the runtime was started without --" + OPTION + ", so its plugins end with it"
        : "";
  }

  /** Ends the plugins of a runtime that is being stopped by a command, unless they are to stay. */
  void end(FrameworkHost host, PrintStream warnings) {
    if (!allowed) {
      return; // They end with it.
    }
    try {
      host.supervisor().stop(List.of(), GRACE);
    } catch (SupervisorException e) {
      for (Problem problem : e.problems()) {
        warnings.println("optimus: warning: " + problem.message());
      }
    } catch (PluginManagerException e) {
      warnings.println("optimus: warning: plugins may go on: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
