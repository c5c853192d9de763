// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import java.nio.file.Path;
import java.util.List;

/** The manager's records of the plugins that it installed. Thread-safe. */
@FunctionalInterface
public interface InstalledPlugins {

  /**
   * Returns the plugins of one directory, which may include unmanaged and missing ones.
   *
   * @param location any directory
   * @throws PluginManagerException if the records cannot be read
   */
  List<InstalledPlugin> in(Path location) throws PluginManagerException, InterruptedException;

  /**
   * Returns why a plugin must not be started now; empty if it may.
   *
   * @throws PluginManagerException if that cannot be determined, which counts as a denial
   */
  default List<Problem> denials(PluginBinary binary)
      throws PluginManagerException, InterruptedException {
    return List.of();
  }
}
