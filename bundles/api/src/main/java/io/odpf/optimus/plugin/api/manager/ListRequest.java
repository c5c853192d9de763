// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whose plugins to list.
 *
 * @param config its install location is meant; absent for {@link #installLocation}
 * @param installLocation a directory; absent without a configuration means the user's default
 * @param environment {@code HOME} is what the default lies under
 */
public record ListRequest(
    Optional<ConfigFile> config, Optional<Path> installLocation, Map<String, String> environment) {
  public ListRequest {
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(installLocation, "installLocation");
    environment = Map.copyOf(environment);
  }
}
