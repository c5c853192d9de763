// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.Objects;

/**
 * A request to validate a configuration.
 *
 * @param config the configuration
 * @param strict whether unset variables and missing secret files are problems rather than notes
 */
public record ValidateRequest(ConfigFile config, boolean strict) {
  public ValidateRequest {
    Objects.requireNonNull(config, "config");
  }
}
