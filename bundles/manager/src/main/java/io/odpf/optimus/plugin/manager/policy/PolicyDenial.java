// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.policy;

import io.odpf.optimus.plugin.api.policy.PolicyProblem;
import io.odpf.optimus.plugin.api.problem.Position;
import java.util.Objects;
import java.util.Optional;

/**
 * The denial of a plugin.
 *
 * @param code the problem
 * @param rule the position of the rule, if it is in a configuration
 * @param reason the rule or policy that denies the plugin, and why
 * @param hint what to do
 * @param cause the failure of the policy, if that is the reason
 */
record PolicyDenial(
    PolicyProblem code,
    Optional<Position> rule,
    String reason,
    String hint,
    Optional<Throwable> cause) {
  PolicyDenial {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(hint, "hint");
    Objects.requireNonNull(cause, "cause");
  }

  static PolicyDenial byRule(Position rule, String reason, String hint) {
    return new PolicyDenial(
        PolicyProblem.DENIED, Optional.of(rule), reason, hint, Optional.empty());
  }
}
