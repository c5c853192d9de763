// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A request to list the plugins in an install location.
 *
 * @param config the configuration that names the install location; absent for {@link
 *     #installLocation}
 * @param installLocation the directory; if both this and the configuration are absent, the user's
 *     default location
 * @param environment the environment variables, whose {@code HOME} contains the default location
 */
public record ListRequest(
    Optional<ConfigFile> config, Optional<Path> installLocation, Map<String, String> environment) {
  public ListRequest {
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(installLocation, "installLocation");
    environment = Map.copyOf(environment);
  }
}
