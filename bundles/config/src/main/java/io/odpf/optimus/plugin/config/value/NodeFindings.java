// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionType;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.source.Findings;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.text.DidYouMean;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reports missing and unknown keys, and values of the wrong shape. */
final class NodeFindings {
  private final Findings findings;

  NodeFindings(Findings findings) {
    this.findings = findings;
  }

  /** Reports a required key that is missing or has no value. */
  void refuseMissing(Node.Mapping node, Option option, Section section) {
    Optional<Node> written = node.get(option.name());
    if (written.isEmpty()) {
      findings.add(
          node.position(),
          ConfigProblem.MISSING_KEY,
          section.owner() + " has no '" + option.name() + "'",
          "add '" + option.name() + ":', " + summary(option));
    } else {
      findings.add(
          written.get().position(),
          CommonProblem.MISSING_VALUE,
          section.prefix() + option.name() + " is empty",
          "give it a value: " + summary(option));
    }
  }

  /** Reports the keys without an option. */
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

  /** Returns whether a mapping's key can be a name. Reports it if not. */
  boolean acceptName(Node.Scalar key, Section section) {
    if (isName(key.text())) {
      return true;
    }
    findings.add(
        key.position(),
        ConfigProblem.INVALID_KEY,
        "a key in " + section.owner() + " is empty, too long, or contains invisible characters",
        "");
    return false;
  }

  /** Reports a value of the wrong shape, unless it has already been reported. */
  void refuseKind(Node node, OptionType type, String name) {
    if (node instanceof Node.Broken) {
      return;
    }
    String actual = "not " + Kinds.of(node);
    String hint = "";
    if (node instanceof Node.Scalar scalar) {
      if (scalar.isNull()) {
        actual = "but is empty";
        hint =
            type instanceof OptionType.ListOf
                ? "write [] for an empty list, or remove the key"
                : "";
      } else if (!Kinds.mayBeSecret(type)) {
        actual = "not " + TerminalText.quote(scalar.text());
        hint =
            type instanceof OptionType.ListOf list && Kinds.isScalar(list.element())
                ? "write it in brackets: [" + TerminalText.excerpt(scalar.text()) + "]"
                : "";
      }
    }
    findings.add(
        node.position(),
        ConfigProblem.WRONG_KIND,
        name + " must be " + Kinds.of(type) + ", " + actual,
        hint);
  }

  /**
   * Reports a text that is not a value of its type.
   *
   * @param name the name of the option
   * @param hidden whether a part of the text is the value of a variable and must not be shown
   */
  void refuseValue(
      Node.Scalar node,
      String name,
      RefusedValueException refusal,
      OptionType type,
      boolean hidden) {
    boolean secret = Kinds.mayBeSecret(type);
    boolean file = SmallFile.isCauseOf(refusal) && node.text().startsWith("file:");
    String shown = Kinds.mayBeAddress(type) ? AddressText.masked(node.text()) : node.text();
    String hint = refusal.hint(!hidden && !secret);
    if (hidden) {
      hint = RefusedValueException.joined(hint, "the variable's value is not shown");
    }
    findings.add(
        node.position(),
        refusal.code(),
        refusal.message(name, secret && !file ? "" : TerminalText.quote(shown)),
        hint);
  }

  private static boolean isName(String key) {
    if (key.isEmpty() || key.length() > 256) {
      return false;
    }
    for (int i = 0; i < key.length(); i = key.offsetByCodePoints(i, 1)) {
      if (!TerminalText.isUnambiguous(key.codePointAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the first sentence of an option's description, as the end of another sentence. */
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
