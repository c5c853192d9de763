// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.policy;

import java.util.Objects;
import java.util.Optional;

/**
 * A policy's answer. Immutable.
 *
 * @param denial why the plugin is denied; absent if it is permitted
 */
public record PolicyVerdict(Optional<Denial> denial) {
  private static final PolicyVerdict PERMIT = new PolicyVerdict(Optional.empty());

  public PolicyVerdict {
    Objects.requireNonNull(denial, "denial");
  }

  /**
   * A denial, in words for the user. They must not contain secrets, and are shown on one line; long
   * ones are cut.
   *
   * @param rule the name of the rule that denies: {@code change-freeze}
   * @param reason the reason, which continues a sentence: {@code nothing is installed on Fridays}
   * @param hint what to do; may be empty
   */
  public record Denial(String rule, String reason, String hint) {
    public Denial {
      Objects.requireNonNull(rule, "rule");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(hint, "hint");
    }
  }

  /** Returns the answer that permits. */
  public static PolicyVerdict permit() {
    return PERMIT;
  }

  /** Returns an answer that denies. */
  public static PolicyVerdict deny(String rule, String reason, String hint) {
    return new PolicyVerdict(Optional.of(new Denial(rule, reason, hint)));
  }
}
