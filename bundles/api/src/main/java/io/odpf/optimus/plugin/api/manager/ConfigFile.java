// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * A configuration file and the environment in which its {@code ${VAR}} are looked up.
 *
 * @param path the YAML file
 * @param environment variables by name; {@code HOME} replaces {@code ~}
 */
public record ConfigFile(Path path, Map<String, String> environment) {
  public ConfigFile {
    Objects.requireNonNull(path, "path");
    environment = Map.copyOf(environment);
  }

  /** Creates a configuration file with this process's environment. */
  public static ConfigFile of(Path path) {
    return new ConfigFile(path, System.getenv());
  }

  /** Returns only the path, since the environment may contain secrets. */
  @Override
  public String toString() {
    return path.toString();
  }
}
