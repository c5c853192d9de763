// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.launcher.control.DaemonThreads;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import io.odpf.optimus.plugin.runtime.host.FrameworkHost;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;

/**
 * Starts the management API of a runtime, and what follows its configuration: it is ready without.
 */
final class ManagementStart {
  private ManagementStart() {}

  /**
   * Starts it on another thread, if the settings permit.
   *
   * @param environment the environment variables and the host's defaults
   */
  static void begin(FrameworkHost host, Map<String, String> environment, RuntimePlace place) {
    ManagementProperties properties = new ManagementProperties(environment);
    if (properties.isServing() || properties.isFollowing()) {
      DaemonThreads.start(
          "optimus-management-start", () -> start(host, place, properties.isServing()));
    }
  }

  private static void start(FrameworkHost host, RuntimePlace place, boolean serving) {
    try {
      Optional<String> problem = host.startManagement();
      if (problem.isPresent()) {
        RuntimeDaemon.logger().log(Level.WARNING, "{0}", problem.get());
      } else if (serving) {
        RuntimeDaemon.logger()
            .log(Level.INFO, "the management API is served at {0}", place.management());
      }
    } catch (IllegalStateException e) {
      // The framework stops already.
      RuntimeDaemon.logger().log(Level.DEBUG, "the management API was not started", e);
    }
  }
}
