// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * A configuration file and the environment that its {@code ${VAR}} refer to.
 *
 * @param path the YAML file
 * @param environment variables by name; {@code HOME} is what {@code ~} stands for
 */
public record ConfigFile(Path path, Map<String, String> environment) {
  public ConfigFile {
    Objects.requireNonNull(path, "path");
    environment = Map.copyOf(environment);
  }

  /** A file, with this process's environment. */
  public static ConfigFile of(Path path) {
    return new ConfigFile(path, System.getenv());
  }

  /** The path alone: an environment holds secrets. */
  @Override
  public String toString() {
    return path.toString();
  }
}
