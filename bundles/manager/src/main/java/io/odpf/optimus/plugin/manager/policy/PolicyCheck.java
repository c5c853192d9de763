// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.policy;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.policy.PolicyProblem;
import io.odpf.optimus.plugin.api.policy.PolicySubject;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.model.PolicyRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks the plugins of one operation against the rules of a configuration and all registered
 * policies. Not thread-safe.
 */
public final class PolicyCheck {
  private final PolicyRules rules;
  private final PolicyQuestions policies;
  private final boolean trivial;
  private @Nullable Throwable cause;

  public PolicyCheck(PolicyRules rules, PolicyRegistry policies) {
    this.rules = rules;
    this.policies = new PolicyQuestions(policies);
    this.trivial = rules.isEmpty() && policies.isEmpty();
  }

  /** Returns whether everything is permitted, since there are neither rules nor policies. */
  public boolean isTrivial() {
    return trivial;
  }

  /**
   * A plugin to check.
   *
   * @param subject the plugin
   * @param position where the plugin is in the configuration; absent to name the rule's place
   */
  public record Candidate(PolicySubject subject, Optional<Position> position) {}

  /**
   * Refuses plugins that are not permitted.
   *
   * @throws PluginManagerException with a problem for each plugin and rule that denies it
   */
  public void require(List<Candidate> candidates)
      throws PluginManagerException, InterruptedException {
    List<Problem> problems = problems(candidates);
    if (!problems.isEmpty()) {
      throw new PluginManagerException(PluginManagerException.Category.FAILURE, problems, cause);
    }
  }

  /** Returns a problem for each plugin and rule that denies it. */
  public List<Problem> problems(List<Candidate> candidates) throws InterruptedException {
    List<Problem> problems = new ArrayList<>();
    if (trivial) {
      return problems;
    }
    RuleCheck check = new RuleCheck(rules);
    List<PolicyDenial> missing = candidates.isEmpty() ? List.of() : missing();
    for (Candidate candidate : candidates) {
      List<PolicyDenial> denials = new ArrayList<>(missing);
      denials.addAll(check.denials(candidate.subject()));
      denials.addAll(policies.denials(candidate.subject()));
      for (PolicyDenial denial : denials) {
        problems.add(problem(candidate, denial));
        if (cause == null) {
          cause = denial.cause().orElse(null);
        }
      }
    }
    return problems;
  }

  /** Returns a denial for each required policy that is not available. */
  private List<PolicyDenial> missing() {
    List<PolicyDenial> missing = new ArrayList<>();
    if (rules.required().isPresent()) {
      List<String> present = policies.names();
      Position at = rules.required().get().position();
      for (String name : rules.required().get().values()) {
        if (!present.contains(name)) {
          missing.add(
              new PolicyDenial(
                  PolicyProblem.MISSING,
                  Optional.of(at),
                  "the policy "
                      + name
                      + ", which policy."
                      + PolicyRules.REQUIRE
                      + " ("
                      + at
                      + ") demands, is not present",
                  "add the bundle that brings it to the drop-ins, or remove it from the rule",
                  Optional.empty()));
        }
      }
    }
    return missing;
  }

  private static Problem problem(Candidate candidate, PolicyDenial denial) {
    String plugin = candidate.subject().plugin();
    String done =
        switch (candidate.subject().action()) {
          case INSTALL -> "installed";
          case START -> "started";
        };
    return new Problem(
        denial.code(),
        plugin + " must not be " + done + ": " + denial.reason(),
        candidate.position().or(denial::rule),
        Optional.of(plugin),
        denial.hint());
  }
}
