// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.Objects;

/**
 * A request to undo the last install.
 *
 * @param config the configuration, which names the install location
 * @param dryRun whether to report what would be done without doing it
 */
public record RollbackRequest(ConfigFile config, boolean dryRun) {
  public RollbackRequest {
    Objects.requireNonNull(config, "config");
  }
}
