// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.option;

import java.util.Objects;

/**
 * What an {@link OptionCheck} finds. No part of it holds a secret.
 *
 * @param option the name of the option to blame; where it is absent, the whole entry is blamed
 * @param message what is wrong, to follow the option's name: "is neither ... nor ..."
 * @param hint what to do; may be empty
 */
public record OptionProblem(String option, String message, String hint) {
  public OptionProblem {
    Objects.requireNonNull(option, "option");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(hint, "hint");
  }
}
