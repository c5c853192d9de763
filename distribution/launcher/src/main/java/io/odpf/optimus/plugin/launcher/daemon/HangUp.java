// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.management.ManagedPlugins;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.command.console.SystemSignal;
import io.odpf.optimus.plugin.runtime.host.FrameworkHost;
import java.lang.System.Logger.Level;

/** Reloads the configuration of a runtime on SIGHUP, as is common for services. */
final class HangUp {
  private HangUp() {}

  /** Handles SIGHUP from now on, so that it no longer ends this process. */
  static void reloads(FrameworkHost host) {
    SystemSignal.handle("HUP", () -> reload(host));
  }

  private static void reload(FrameworkHost host) {
    try {
      host.service(ManagedPlugins.class).reload("SIGHUP");
    } catch (PluginManagerException | IllegalStateException e) {
      RuntimeDaemon.logger()
          .log(Level.WARNING, "SIGHUP is ignored: no configuration is followed now", e);
    }
  }
}
