// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.source.Findings;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.text.DidYouMean;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Findings about keys that are missing or unknown. */
final class KeyFindings {
  private final Findings findings;

  KeyFindings(Findings findings) {
    this.findings = findings;
  }

  /** A required key that is not there, or has no value. */
  void refuseMissing(Node.Mapping node, Node written, Option option, Section section) {
    if (written == null) {
      findings.add(
          node.position(),
          ConfigProblem.MISSING_KEY,
          section.owner() + " has no '" + option.name() + "'",
          "add '" + option.name() + ":', " + summary(option));
    } else {
      findings.add(
          written.position(),
          CommonProblem.MISSING_VALUE,
          section.prefix() + option.name() + " is empty",
          "give it a value: " + summary(option));
    }
  }

  /** ConfigKeys that are no option's. */
  void refuseUnknown(Node.Mapping node, List<Option> options, Section section) {
    for (Node.Entry entry : node.entries()) {
      String key = entry.key().text();
      boolean known = section.elsewhere().contains(key);
      for (int i = 0; i < options.size() && !known; i++) {
        known = options.get(i).name().equals(key);
      }
      if (!known) {
        List<String> names = names(options);
        Optional<String> near = DidYouMean.nearest(key, names);
        boolean shown = !section.secretKeys() || near.isPresent();
        findings.add(
            entry.key().position(),
            ConfigProblem.UNKNOWN_KEY,
            (shown ? "unknown key " + TerminalText.quote(key) : "an unknown key")
                + " in "
                + section.owner(),
            near.isPresent()
                ? "did you mean '" + near.get() + "'?"
                : "known keys: " + String.join(", ", names));
      }
    }
  }

  /** The first sentence of what an option means, to go on with in a sentence. */
  private static String summary(Option option) {
    String doc = option.doc();
    int end = doc.indexOf(". ");
    String first = end >= 0 ? doc.substring(0, end) : doc;
    if (first.endsWith(".")) {
      first = first.substring(0, first.length() - 1);
    }
    boolean word = first.length() > 1 && !Character.isUpperCase(first.charAt(1));
    return word ? Character.toLowerCase(first.charAt(0)) + first.substring(1) : first;
  }

  static List<String> names(List<Option> options) {
    List<String> names = new ArrayList<>(options.size());
    for (Option option : options) {
      names.add(option.name());
    }
    return names;
  }
}
