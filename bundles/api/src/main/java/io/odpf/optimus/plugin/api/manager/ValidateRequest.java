// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.Objects;

/**
 * What to validate.
 *
 * @param config the configuration
 * @param strict whether what this machine lacks is a problem rather than a note
 */
public record ValidateRequest(ConfigFile config, boolean strict) {
  public ValidateRequest {
    Objects.requireNonNull(config, "config");
  }
}
