// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.policy;

import io.odpf.optimus.plugin.api.manager.Signer;
import io.odpf.optimus.plugin.api.policy.PolicySubject;
import io.odpf.optimus.plugin.api.policy.PolicySubject.Action;
import io.odpf.optimus.plugin.api.policy.PolicySubject.Content;
import io.odpf.optimus.plugin.api.policy.PolicySubject.Source;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.provider.Version;
import io.odpf.optimus.plugin.config.model.PolicyRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares plugins with the rules of a configuration. Immutable. */
final class RuleCheck {
  private static final int MOST_SHOWN = 5;

  private final PolicyRules rules;

  RuleCheck(PolicyRules rules) {
    this.rules = rules;
  }

  /** Returns a denial for each rule that does not permit a plugin. */
  List<PolicyDenial> denials(PolicySubject subject) {
    List<PolicyDenial> denials = new ArrayList<>();
    rules.providers().ifPresent(allowed -> provider(subject, allowed, denials));
    rules.keys().ifPresent(allowed -> signer(subject, allowed, denials));
    rules.digests().ifPresent(allowed -> digest(subject, allowed, denials));
    rules.noDowngrade().ifPresent(position -> downgrade(subject, position, denials));
    rules.maxSize().ifPresent(limit -> size(subject, limit, denials));
    return denials;
  }

  private static void provider(
      PolicySubject subject, PolicyRules.Allowed allowed, List<PolicyDenial> denials) {
    Optional<String> provider = subject.source().map(Source::provider);
    if (provider.isPresent() && allowed.values().contains(provider.get())) {
      return;
    }
    denials.add(
        denial(
            PolicyRules.PROVIDERS,
            allowed.position(),
            (provider.isPresent()
                    ? "it comes from the provider " + provider.get()
                    : "it was not installed from a provider")
                + ", and the rule permits "
                + shown(allowed.values()),
            "take it from a permitted provider, or add the provider to the rule"));
  }

  private static void signer(
      PolicySubject subject, PolicyRules.Allowed allowed, List<PolicyDenial> denials) {
    Optional<Signer> signer = subject.source().flatMap(Source::signer);
    if (signer.isPresent() && allowed.values().contains(signer.get().key().toString())) {
      return;
    }
    denials.add(
        denial(
            PolicyRules.SIGNED_BY,
            allowed.position(),
            signer.isPresent()
                ? "it is signed by the " + signer.get() + ", which is not a key of the rule"
                : "no verified signature is known of it",
            signer.isPresent()
                ? "have it signed by a permitted key, or add its key to the rule"
                : "give the plugin a 'signature' with a permitted key; if it has one, install it"
                    + " again: optimus plugin clean --all, then optimus plugin install"));
  }

  private static void digest(
      PolicySubject subject, PolicyRules.Allowed allowed, List<PolicyDenial> denials) {
    if (isUnknown(subject)
        || isListed(subject.artifact(), allowed)
        || isListed(subject.binary(), allowed)) {
      return;
    }
    List<String> found = new ArrayList<>();
    subject.artifact().ifPresent(it -> found.add("its download has " + it.sha256()));
    subject.binary().ifPresent(it -> found.add("its program has " + it.sha256()));
    denials.add(
        denial(
            PolicyRules.SHA256,
            allowed.position(),
            String.join(", ", found) + ", and the rule lists neither",
            "check what has changed at the source; if it is right, add one of the digests to the"
                + " rule"));
  }

  private static boolean isListed(Optional<Content> content, PolicyRules.Allowed allowed) {
    return content.isPresent() && allowed.values().contains(content.get().sha256().toString());
  }

  /** Returns whether this is a dry run in which the content is not known yet. */
  private static boolean isUnknown(PolicySubject subject) {
    return subject.preview() && subject.artifact().isEmpty() && subject.binary().isEmpty();
  }

  private static void downgrade(
      PolicySubject subject, Position position, List<PolicyDenial> denials) {
    Optional<Version> now = subject.installedVersion().flatMap(Version::parse);
    Optional<Version> next = subject.version().flatMap(Version::parse);
    if (subject.action() == Action.INSTALL
        && now.isPresent()
        && next.isPresent()
        && next.get().compareTo(now.get()) < 0) {
      denials.add(
          denial(
              PolicyRules.NO_DOWNGRADE,
              position,
              "it would go from "
                  + subject.installedVersion().get()
                  + " down to "
                  + subject.version().get(),
              "keep the newer version, or remove the rule"));
    }
  }

  private static void size(
      PolicySubject subject, PolicyRules.MaxSize limit, List<PolicyDenial> denials) {
    Optional<String> large =
        tooLarge("its download", subject.artifact(), limit)
            .or(() -> tooLarge("its program", subject.binary(), limit));
    if (large.isPresent()) {
      denials.add(
          denial(
              PolicyRules.MAX_SIZE,
              limit.position(),
              large.get() + ", and the rule permits " + limit.bytes(),
              "have the plugin made smaller, or raise the limit"));
    }
  }

  private static Optional<String> tooLarge(
      String what, Optional<Content> content, PolicyRules.MaxSize limit) {
    return content
        .filter(it -> it.size() > limit.bytes())
        .map(it -> what + " has " + it.size() + " bytes");
  }

  private static PolicyDenial denial(String rule, Position at, String reason, String hint) {
    return PolicyDenial.byRule(
        at, "the configuration's rule policy." + rule + " (" + at + ") denies it: " + reason, hint);
  }

  private static String shown(List<String> values) {
    return values.size() <= MOST_SHOWN
        ? String.join(", ", values)
        : String.join(", ", values.subList(0, MOST_SHOWN))
            + " and "
            + (values.size() - MOST_SHOWN)
            + " more";
  }
}
