// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.management.ManagementConnections;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.launcher.control.DaemonThreads;
import io.odpf.optimus.plugin.launcher.problem.LauncherProblem;
import io.odpf.optimus.plugin.runtime.host.FrameworkHost;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * The management API of a runtime. Its bundle is started when it is first needed, since it takes as
 * much time and memory as the rest of an idle runtime. Thread-safe.
 */
final class ManagementApi {
  private final FrameworkHost host;
  private final ManagementProperties settings;

  @GuardedBy("this")
  private boolean started;

  @GuardedBy("this")
  private Optional<String> problem = Optional.empty();

  ManagementApi(FrameworkHost host, ManagementProperties settings) {
    this.host = host;
    this.settings = settings;
  }

  /**
   * Starts the bundle on another thread if it must listen at a port or follow the configuration.
   * Otherwise, the first connection starts it.
   */
  void begin() {
    if (settings.isServing() && settings.hasAddress()
        || settings.hasPages()
        || settings.isFollowing()) {
      DaemonThreads.start("optimus-management-start", this::start);
    }
  }

  /**
   * Starts the bundle if there is a configuration, since the bundle compares it with the plugins.
   */
  void prepareComparison() {
    if (settings.isServing() && settings.hasConfiguration()) {
      start();
    }
  }

  /**
   * Returns the service that serves connections. Starts the bundle if necessary.
   *
   * @throws PluginManagerException if the API is turned off or does not work
   */
  ManagementConnections connections() throws PluginManagerException {
    if (!settings.isServing()) {
      throw notServed(
          "the management API is turned off", "set management.serve to on, and start it again");
    }
    Optional<String> reason = start();
    if (reason.isPresent()) {
      throw notServed(reason.get(), "the runtime's log has the details");
    }
    return host.service(ManagementConnections.class);
  }

  private static PluginManagerException notServed(String message, String hint) {
    return RuntimeFailures.of(LauncherProblem.API_NOT_SERVED, message, hint);
  }

  /**
   * Starts the bundle at the first call; returns the reason why it does not work, or empty if it
   * does.
   */
  private synchronized Optional<String> start() {
    if (!started) {
      problem = started();
      started = true;
    }
    return problem;
  }

  private Optional<String> started() {
    try {
      Optional<String> reason = host.startManagement();
      if (reason.isPresent()) {
        RuntimeDaemon.logger().log(Level.WARNING, "{0}", reason.get());
      } else {
        RuntimeDaemon.logger().log(Level.INFO, "the management API has started");
      }
      return reason;
    } catch (IllegalStateException e) {
      RuntimeDaemon.logger().log(Level.DEBUG, "the management API was not started", e);
      return Optional.of("the runtime is stopping");
    }
  }
}
