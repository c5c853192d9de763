// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager;

import io.odpf.optimus.plugin.api.policy.PluginPolicy;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.api.signature.SignatureVerifier;
import io.odpf.optimus.plugin.manager.policy.PolicyRegistry;
import io.odpf.optimus.plugin.manager.source.extension.ExtensionCheck;
import io.odpf.optimus.plugin.manager.source.extension.Origin;
import io.odpf.optimus.plugin.manager.source.provider.ProviderRegistry;
import io.odpf.optimus.plugin.manager.source.signature.VerifierRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** Registers extensions whose names are consistent, and records the others as broken. */
final class ExtensionIntake {
  private final ProviderRegistry providers;
  private final VerifierRegistry verifiers;
  private final PolicyRegistry policies;

  ExtensionIntake(ProviderRegistry providers, VerifierRegistry verifiers, PolicyRegistry policies) {
    this.providers = providers;
    this.verifiers = verifiers;
    this.policies = policies;
  }

  /**
   * Whether an extension is usable.
   *
   * @param returned the name that it returned
   * @param names all names that it may be looked up by
   * @param problem why it is unusable
   */
  private record Verdict(Optional<String> returned, List<String> names, Optional<String> problem) {}

  void add(ProviderFactory factory, BundleOrigin bundle, Origin origin, int ranking) {
    Verdict verdict =
        judge(factory, "type", factory::type, bundle, "optimus.provider.type", "optimus.provider");
    if (verdict.problem().isPresent()) {
      providers.addBroken(factory, verdict.names(), origin, verdict.problem().get());
    } else {
      providers.add(factory, origin, ranking);
    }
  }

  void add(SignatureVerifier verifier, BundleOrigin bundle, Origin origin, int ranking) {
    Verdict verdict =
        judge(
            verifier,
            "scheme",
            verifier::scheme,
            bundle,
            "optimus.signature.scheme",
            "optimus.signature");
    if (verdict.problem().isPresent()) {
      verifiers.addBroken(verifier, verdict.names(), origin, verdict.problem().get());
    } else {
      verifiers.add(verifier, origin, ranking);
    }
  }

  void add(PluginPolicy policy, BundleOrigin bundle, Origin origin, int ranking) {
    Verdict verdict =
        judge(policy, "name", policy::name, bundle, "optimus.policy.name", "optimus.policy");
    if (verdict.problem().isPresent()) {
      policies.addBroken(policy, verdict.names(), origin, verdict.problem().get());
    } else {
      policies.add(policy, verdict.returned().orElseThrow(), origin, ranking);
    }
  }

  private static Verdict judge(
      Object extension,
      String method,
      Callable<String> call,
      BundleOrigin bundle,
      String property,
      String namespace) {
    Optional<String> declared = bundle.declared(property);
    Set<String> announced = bundle.announced(namespace, method);
    try {
      ExtensionCheck.Answer<String> answer = ExtensionCheck.ask(extension, method, call);
      List<String> names = BundleOrigin.names(answer.value(), declared, announced);
      Optional<String> problem =
          answer.problem().isPresent()
              ? answer.problem()
              : ExtensionCheck.contradiction(
                  extension,
                  method,
                  answer.value().orElseThrow(),
                  property,
                  declared,
                  namespace,
                  method,
                  announced);
      return new Verdict(answer.value(), names, problem);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Verdict(
          Optional.empty(),
          BundleOrigin.names(Optional.empty(), declared, announced),
          Optional.of("it was not asked for its name: interrupted"));
    }
  }
}
