// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.Objects;

/**
 * A request to add a plugin to a configuration.
 *
 * @param config the configuration
 * @param plugin the plugin to add
 * @param dryRun whether to check everything without writing
 */
public record AddRequest(ConfigFile config, NewPlugin plugin, boolean dryRun) {
  public AddRequest {
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(plugin, "plugin");
  }
}
