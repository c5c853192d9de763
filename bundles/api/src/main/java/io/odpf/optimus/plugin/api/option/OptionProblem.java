// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.option;

import java.util.Objects;

/**
 * A finding of an {@link OptionCheck}. Contains no secrets.
 *
 * @param option the name of the option at fault; if the configuration does not set it, the finding
 *     is reported at the whole entry
 * @param message what is wrong, phrased to follow the option's name: "is neither ... nor ..."
 * @param hint what to do; may be empty
 */
public record OptionProblem(String option, String message, String hint) {
  public OptionProblem {
    Objects.requireNonNull(option, "option");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(hint, "hint");
  }
}
