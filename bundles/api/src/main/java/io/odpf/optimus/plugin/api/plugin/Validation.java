// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import java.util.Objects;

/**
 * A plugin's verdict on an answer.
 *
 * @param valid whether the answer is valid
 * @param error why it is not valid; empty if it is
 */
public record Validation(boolean valid, String error) {
  public Validation {
    Objects.requireNonNull(error, "error");
  }
}
