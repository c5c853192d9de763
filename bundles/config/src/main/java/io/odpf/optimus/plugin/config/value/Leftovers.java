// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

import io.odpf.optimus.plugin.config.model.ConfigProblem;

/**
 * Refuses leftovers of examples and shell scripts in values: placeholders in angle brackets, and
 * shell variables.
 */
public final class Leftovers {
  static final String PLACEHOLDER = "replace the placeholder with the real value";

  private Leftovers() {}

  /**
   * Refuses a value that is a placeholder, or that ends with a shell variable. Ignores other parts
   * of the value, since a secret may contain such characters.
   *
   * @param text the value as written
   */
  static void refuse(String text) throws RefusedValueException {
    if (isPlaceholder(text)) {
      throw placeholder();
    }
    int dollar = text.lastIndexOf('$');
    boolean word = dollar == 0 || dollar > 0 && text.charAt(dollar - 1) == ' ';
    if (word && isVariable(text, dollar + 1, text.length())) {
      throw RefusedValueException.rule(
              ConfigProblem.VARIABLE_SYNTAX, "contains a shell variable, which is not replaced")
          .suggest("write ${" + text.substring(dollar + 1) + "}")
          .hint(
              "write variables as ${NAME}; a secret that looks like one can be in a file:"
                  + " file:PATH");
    }
  }

  /**
   * Refuses a path without variable replacement that contains a placeholder or a shell variable.
   */
  public static void refuseInPath(String path) throws RefusedValueException {
    for (int open = path.indexOf('<'); open >= 0; open = path.indexOf('<', open + 1)) {
      int close = path.indexOf('>', open);
      if (close > open + 2 && isPlaceholder(path.substring(open, close + 1))) {
        throw placeholder();
      }
    }
    for (int at = path.indexOf('$'); at >= 0; at = path.indexOf('$', at + 1)) {
      int end = at + 1;
      while (end < path.length() && isOfVariable(path.charAt(end), end > at + 1)) {
        end++;
      }
      if (isVariable(path, at + 1, end)) {
        throw RefusedValueException.rule(
                ConfigProblem.VARIABLE_NOT_HERE, "contains a shell variable, which is not replaced")
            .hint("there are {{.Os}}, {{.Arch}}, {{.Version}} and {{.Name}}");
      }
    }
  }

  private static RefusedValueException placeholder() {
    return RefusedValueException.rule(
            ConfigProblem.PLACEHOLDER, "contains an example's placeholder")
        .hint(PLACEHOLDER);
  }

  /** Returns whether a text is an example's placeholder. */
  static boolean isPlaceholder(String text) {
    if (text.length() < 3 || text.charAt(0) != '<' || text.charAt(text.length() - 1) != '>') {
      return false;
    }
    for (int i = 1; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!letter && (i == 1 || (c < '0' || c > '9') && " _-.".indexOf(c) < 0)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a name is in capitals, as in the environment; others are likely literal. */
  private static boolean isVariable(String text, int from, int end) {
    boolean letter = false;
    for (int i = from; i < end; i++) {
      letter |= text.charAt(i) >= 'A' && text.charAt(i) <= 'Z';
      if (!isOfVariable(text.charAt(i), i > from)) {
        return false;
      }
    }
    return letter && end > from + 1;
  }

  private static boolean isOfVariable(char c, boolean digits) {
    return c >= 'A' && c <= 'Z' || c == '_' || digits && c >= '0' && c <= '9';
  }
}
