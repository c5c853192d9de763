// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.policy;

import io.odpf.optimus.plugin.api.policy.PluginPolicy;
import io.odpf.optimus.plugin.api.policy.PolicyProblem;
import io.odpf.optimus.plugin.api.policy.PolicySubject;
import io.odpf.optimus.plugin.api.policy.PolicyVerdict;
import io.odpf.optimus.plugin.manager.source.extension.BoundedCall;
import io.odpf.optimus.plugin.manager.source.extension.CallTimeoutException;
import io.odpf.optimus.plugin.manager.source.extension.ExtensionException;
import io.odpf.optimus.plugin.manager.source.extension.Lease;
import io.odpf.optimus.plugin.manager.source.extension.Registration;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;

/**
 * Evaluates the registered policies for the plugins of one operation. A policy that did not answer
 * in time is not called again. Not thread-safe.
 */
final class PolicyQuestions {
  private static final String REPAIR =
      "retry once the policy's bundle works, or remove the bundle; --verbose shows the stack trace";

  private final PolicyRegistry registry;
  private final Map<PluginPolicy, PolicyDenial> silent = new HashMap<>();

  PolicyQuestions(PolicyRegistry registry) {
    this.registry = registry;
  }

  /** Returns a denial for each policy that does not permit a plugin. */
  List<PolicyDenial> denials(PolicySubject subject) throws InterruptedException {
    List<PolicyDenial> denials = new ArrayList<>();
    for (String problem : registry.broken()) {
      denials.add(failed("a policy cannot be asked: " + problem, Optional.empty()));
    }
    for (Registration<PluginPolicy> policy : registry.policies()) {
      denial(policy, subject).ifPresent(denials::add);
    }
    return denials;
  }

  /** Returns the names of the available policies. */
  List<String> names() {
    return registry.policies().stream().map(Registration::name).toList();
  }

  private Optional<PolicyDenial> denial(Registration<PluginPolicy> policy, PolicySubject subject)
      throws InterruptedException {
    PolicyDenial known = silent.get(policy.extension());
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Lease<PluginPolicy>> leased = policy.lease();
    if (leased.isEmpty()) {
      return Optional.empty(); // It has been removed, as if before this operation.
    }
    Lease<PluginPolicy> lease = leased.get();
    String who = "the policy " + policy.name() + " of " + policy.origin();
    try {
      PolicyVerdict verdict =
          BoundedCall.run(
              "optimus-policy-" + policy.name(),
              registry.limit(),
              () -> policy.extension().decide(subject));
      return verdict == null
          ? Optional.of(failed(who + " answers null", Optional.empty()))
          : verdict.denial().map(denial -> denied(who, denial));
    } catch (InterruptedException e) {
      if (lease.isRevoked()) {
        return Optional.of(removed(who, e));
      }
      throw e;
    } catch (CallTimeoutException e) {
      PolicyDenial denial = failed(who + " gave " + e.getMessage(), Optional.of(e));
      silent.put(policy.extension(), denial);
      return Optional.of(denial);
    } catch (ExecutionException e) {
      ExtensionException defect =
          ExtensionException.of(Objects.requireNonNull(e.getCause()), UnaryOperator.identity());
      return Optional.of(
          lease.isRevoked()
              ? removed(who, defect)
              : failed(who + " broke: " + defect.summary(), Optional.of(defect)));
    } finally {
      lease.end();
    }
  }

  private static PolicyDenial denied(String who, PolicyVerdict.Denial denial) {
    String hint = TerminalText.passage(denial.hint());
    return new PolicyDenial(
        PolicyProblem.DENIED,
        Optional.empty(),
        who
            + " denies it by its rule "
            + TerminalText.excerpt(denial.rule())
            + ": "
            + TerminalText.passage(denial.reason()),
        hint.isEmpty() ? "ask whoever is responsible for the policy" : hint,
        Optional.empty());
  }

  private static PolicyDenial removed(String who, Throwable cause) {
    return failed(who + " was removed or updated while it was asked", Optional.of(cause));
  }

  private static PolicyDenial failed(String what, Optional<Throwable> cause) {
    return new PolicyDenial(PolicyProblem.FAILED, Optional.empty(), what, REPAIR, cause);
  }
}
