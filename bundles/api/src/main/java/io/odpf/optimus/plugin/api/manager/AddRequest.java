// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.Objects;

/**
 * What to list in a configuration.
 *
 * @param config the configuration
 * @param plugin its new plugin
 * @param dryRun whether to check all and write nothing
 */
public record AddRequest(ConfigFile config, NewPlugin plugin, boolean dryRun) {
  public AddRequest {
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(plugin, "plugin");
  }
}
