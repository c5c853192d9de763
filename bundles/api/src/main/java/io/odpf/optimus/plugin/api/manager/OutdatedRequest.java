// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A request to compare plugins with their sources.
 *
 * @param config the configuration
 * @param plugins the names of the plugins; empty for all that are listed
 * @param platform the platform; absent for this machine's
 */
public record OutdatedRequest(
    ConfigFile config, List<String> plugins, Optional<Platform> platform) {
  public OutdatedRequest {
    Objects.requireNonNull(config, "config");
    plugins = List.copyOf(plugins);
    Objects.requireNonNull(platform, "platform");
  }
}
