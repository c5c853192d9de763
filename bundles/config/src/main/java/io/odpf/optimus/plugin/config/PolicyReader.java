// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.api.manager.Signer;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.config.description.ConfigKeys;
import io.odpf.optimus.plugin.config.description.PolicyKeys;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.model.PolicyRules;
import io.odpf.optimus.plugin.config.source.Findings;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.config.value.RefusedValueException;
import io.odpf.optimus.plugin.config.value.SmallFile;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code policy:} of one file, and the keys that its rules name. */
final class PolicyReader {
  private static final String PREFIX = PolicyKeys.POLICY + ".";

  private final Findings findings;

  PolicyReader(Findings findings) {
    this.findings = findings;
  }

  /**
   * Returns the rules.
   *
   * @param plugins the mapping that contains {@code policy:}
   * @param given its values
   */
  PolicyRules read(Node.Mapping plugins, Options given) {
    Optional<Node.Mapping> node = plugins.mapping(PolicyKeys.POLICY);
    Optional<Options> rules = given.group(PolicyKeys.POLICY);
    if (node.isEmpty() || rules.isEmpty()) {
      return PolicyRules.NONE;
    }
    return new PolicyRules(
        list(node.get(), PolicyRules.PROVIDERS, texts(rules.get(), PolicyRules.PROVIDERS)),
        list(node.get(), PolicyRules.SIGNED_BY, keys(node.get(), rules.get())),
        list(node.get(), PolicyRules.SHA256, digests(rules.get())),
        rules.get().flag(PolicyRules.NO_DOWNGRADE)
            ? Optional.of(node.get().positionOf(PolicyRules.NO_DOWNGRADE))
            : Optional.empty(),
        rules
            .get()
            .whole(PolicyRules.MAX_SIZE)
            .map(mib -> maxSize(mib, node.get().positionOf(PolicyRules.MAX_SIZE))),
        list(node.get(), PolicyRules.REQUIRE, texts(rules.get(), PolicyRules.REQUIRE)));
  }

  private static PolicyRules.MaxSize maxSize(long mib, Position position) {
    return new PolicyRules.MaxSize(mib << 20, position);
  }

  private static List<String> texts(Options rules, String key) {
    return rules.list(key, String.class);
  }

  private static List<String> digests(Options rules) {
    List<String> digests = new ArrayList<>();
    for (String hex : texts(rules, PolicyRules.SHA256)) {
      digests.add(Digest.sha256(hex).toString());
    }
    return digests;
  }

  /** Returns a rule; absent if it is not written. An empty list would permit nothing. */
  private Optional<PolicyRules.Allowed> list(Node.Mapping node, String key, List<String> values) {
    if (!(node.get(key).orElse(node) instanceof Node.Sequence written)) {
      return Optional.empty();
    }
    if (written.items().isEmpty()) {
      findings.add(
          written.position(),
          ConfigProblem.INVALID_VALUE,
          PREFIX + key + " must not be empty: no plugin would be permitted",
          "list what is permitted, or remove the key");
    }
    return Optional.of(new PolicyRules.Allowed(values, written.position()));
  }

  private List<String> keys(Node.Mapping node, Options rules) {
    List<String> fingerprints = new ArrayList<>();
    for (Object key : rules.list(PolicyRules.SIGNED_BY, Object.class)) {
      if (key instanceof Options group) {
        Optional<Path> file = group.file(ConfigKeys.FILE);
        if (file.isPresent()) {
          fingerprint(node, file.get()).ifPresent(fingerprints::add);
        }
      } else {
        Optional<Digest> fingerprint = Digest.parse(key.toString());
        fingerprints.add(
            fingerprint.orElseGet(() -> Signer.fingerprint(key.toString())).toString());
      }
    }
    return fingerprints;
  }

  private Optional<String> fingerprint(Node.Mapping node, Path file) {
    try {
      return Optional.of(Signer.fingerprint(SmallFile.read(file)).toString());
    } catch (RefusedValueException e) {
      findings.add(
          node.positionOf(PolicyRules.SIGNED_BY),
          e.code(),
          e.message(
              PREFIX + PolicyRules.SIGNED_BY + "." + ConfigKeys.FILE,
              TerminalText.quote(file.toString())),
          e.hint(true));
      return Optional.empty();
    }
  }
}
