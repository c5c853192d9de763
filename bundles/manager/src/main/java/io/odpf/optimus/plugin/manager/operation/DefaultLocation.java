// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.file.HomeDirectory;
import io.odpf.optimus.plugin.api.manager.HostVariable;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The install location of operations without a configuration. */
final class DefaultLocation {

  private DefaultLocation() {}

  /**
   * Returns the location that a request names, else the host's default, else that of the user.
   *
   * @throws PluginManagerException of category CONFIG if the user has no home directory
   */
  static Path of(Optional<Path> requested, Map<String, String> environment)
      throws PluginManagerException {
    if (requested.isPresent()) {
      return requested.get();
    }
    String chosen = environment.getOrDefault(HostVariable.INSTALL_LOCATION, "");
    if (!chosen.isEmpty()) {
      return Path.of(chosen).toAbsolutePath();
    }
    Optional<Path> home = HomeDirectory.of(environment);
    if (home.isEmpty()) {
      throw PluginManagerException.config(
          List.of(
              Problem.of(
                  ConfigProblem.NO_HOME,
                  "HOME does not say where plugins are by default, and the system does not know"
                      + " this user",
                  "set HOME, or name a configuration with an install_location")));
    }
    return home.get().resolve(".optimus").resolve("plugins");
  }
}
