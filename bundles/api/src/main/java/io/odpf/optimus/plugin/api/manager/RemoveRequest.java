// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.List;
import java.util.Objects;

/**
 * A request to remove plugins from a configuration.
 *
 * @param config the configuration
 * @param plugins the names of the plugins to remove
 * @param dryRun whether to check everything without writing
 */
public record RemoveRequest(ConfigFile config, List<String> plugins, boolean dryRun) {
  public RemoveRequest {
    Objects.requireNonNull(config, "config");
    plugins = List.copyOf(plugins);
  }
}
