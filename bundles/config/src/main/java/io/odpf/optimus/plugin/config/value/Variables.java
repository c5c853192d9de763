// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.source.Findings;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.config.source.SourceText;
import io.odpf.optimus.plugin.text.DidYouMean;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.Map;
import java.util.Optional;

/**
 * Replaces {@code ${VAR}} and {@code ${VAR:-default}}. <code>$$&#123;</code> stands for a literal
 * <code>$&#123;</code>.
 */
final class Variables {

  /**
   * A text after replacement.
   *
   * @param hidden whether a part of it is the value of a variable and must not be shown
   * @param complete whether every variable was set; if not, the text is unusable
   */
  record Replaced(String text, boolean hidden, boolean complete) {}

  /** The limit of findings in one value; a text of a megabyte may have many references. */
  private static final int MOST_FAILURES = 10;

  private final Map<String, String> environment;
  private final SourceText source;
  private final Findings findings;

  Variables(Map<String, String> environment, SourceText source, Findings findings) {
    this.environment = environment;
    this.source = source;
    this.findings = findings;
  }

  /**
   * Returns the node's text with variables replaced. Returns empty, with a finding for each
   * variable that cannot be replaced.
   */
  Optional<Replaced> replace(Node.Scalar node, VariableUse use) {
    String text = node.text();
    int open = text.indexOf("${");
    if (open < 0 || use == VariableUse.LITERAL) {
      return Optional.of(new Replaced(text, false, true));
    }
    StringBuilder result = new StringBuilder();
    boolean hidden = false;
    boolean complete = true;
    int failed = 0;
    int from = 0;
    for (int nth = 0; open >= 0; open = text.indexOf("${", from), nth++) {
      if (open > from && text.charAt(open - 1) == '$') {
        result.append(text, from, open - 1).append("${");
        from = open + 2;
        continue;
      }
      result.append(text, from, open);
      int close = text.indexOf('}', open);
      if (use == VariableUse.REFUSED) {
        findings.add(
            source.find(node.position(), "${", nth),
            ConfigProblem.VARIABLE_NOT_HERE,
            "variables are not replaced here, only in values of providers",
            "write the value itself; $${ stands for a literal ${");
        return Optional.empty();
      }
      if (close < 0) {
        findings.add(
            source.find(node.position(), "${", nth),
            ConfigProblem.VARIABLE_SYNTAX,
            "a '${' that no '}' closes",
            "write ${NAME} or ${NAME:-default}; $${ stands for a literal ${");
        return Optional.empty();
      }
      String reference = text.substring(open + 2, close);
      Optional<String> value = value(reference);
      if (value.isPresent()) {
        result.append(value.get());
      } else if (use == VariableUse.DEFERRED && isName(reference)) {
        complete = false;
      } else {
        report(reference, source.find(node.position(), "${", nth));
        if (++failed == MOST_FAILURES) {
          break;
        }
      }
      hidden = true;
      from = close + 1;
    }
    result.append(text, from, text.length());
    return failed > 0
        ? Optional.empty()
        : Optional.of(new Replaced(result.toString(), hidden, complete));
  }

  /** Returns the value of a reference, if it has one. */
  private Optional<String> value(String reference) {
    int length = nameLength(reference);
    boolean fallback = reference.startsWith(":-", length);
    if (length == 0 || length < reference.length() && !fallback) {
      return Optional.empty();
    }
    String value = environment.get(reference.substring(0, length));
    if (value != null && !value.isEmpty()) {
      return Optional.of(value);
    }
    return fallback ? Optional.of(reference.substring(length + 2)) : Optional.empty();
  }

  private void report(String reference, Position position) {
    if (!isName(reference)) {
      findings.add(
          position,
          ConfigProblem.VARIABLE_SYNTAX,
          "this is neither ${NAME} nor ${NAME:-default}",
          "a name has letters, digits and '_'; $${ stands for a literal ${");
    } else if (environment.containsKey(reference)) {
      findings.add(
          position,
          ConfigProblem.EMPTY_VARIABLE,
          "variable " + reference + " is set, but empty",
          "give it a value, or write ${" + reference + ":-} if it may be empty");
    } else {
      String question = DidYouMean.question(reference, environment.keySet());
      findings.add(
          position,
          ConfigProblem.UNDEFINED_VARIABLE,
          "variable " + TerminalText.quote(reference) + " is not set",
          RefusedValueException.joined(question, "set it, or give it a default: ${NAME:-default}"));
    }
  }

  private static boolean isName(String reference) {
    int length = nameLength(reference);
    return length > 0 && length == reference.length();
  }

  private static int nameLength(String text) {
    int length = 0;
    while (length < text.length()) {
      char c = text.charAt(length);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
      if (!letter && !(length > 0 && c >= '0' && c <= '9')) {
        break;
      }
      length++;
    }
    return length;
  }
}
