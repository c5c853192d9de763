// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.Objects;

/**
 * Which install to take back.
 *
 * @param config the configuration, which says where plugins are
 * @param dryRun whether to say what would be done, and do nothing
 */
public record RollbackRequest(ConfigFile config, boolean dryRun) {
  public RollbackRequest {
    Objects.requireNonNull(config, "config");
  }
}
