// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.config.model.ConfigProblem;

/**
 * Thrown when a text is not a value of its type. Has no stack trace, since it is thrown and caught
 * while alternatives are tried.
 *
 * <p>The message is completed by a caller that knows the option's name and whether the text may be
 * shown.
 */
public final class RefusedValueException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final String rule;
  private final String separator;
  private final String hint;
  private final String suggestion;

  private RefusedValueException(
      ProblemCode code, String rule, String separator, String hint, String suggestion) {
    super(rule, null, false, false);
    this.code = code;
    this.rule = rule;
    this.separator = separator;
    this.hint = hint;
    this.suggestion = suggestion;
  }

  /**
   * Returns a refusal of a text that is not of the expected kind.
   *
   * @param expected completes "must be"
   */
  public static RefusedValueException expected(String expected) {
    return new RefusedValueException(
        ConfigProblem.INVALID_VALUE, "must be " + expected, ", not ", "", "");
  }

  /**
   * Returns a refusal of a text that breaks a rule.
   *
   * @param rule continues the option's name, for instance "must not begin with '/'"
   */
  public static RefusedValueException rule(ProblemCode code, String rule) {
    return new RefusedValueException(code, rule, ": ", "", "");
  }

  /** Returns this refusal with a hint that does not depend on the text. */
  public RefusedValueException hint(String newHint) {
    return new RefusedValueException(code, rule, separator, newHint, suggestion);
  }

  /**
   * Returns this refusal with a corrected text, which is shown only if the text itself may be
   * shown.
   */
  public RefusedValueException suggest(String newSuggestion) {
    return new RefusedValueException(code, rule, separator, hint, newSuggestion);
  }

  /** Returns the code of the problem. */
  public ProblemCode code() {
    return code;
  }

  /** Returns two hints as one. */
  static String joined(String first, String second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first + second;
    }
    return first + (first.endsWith("?") ? " " : "; ") + second;
  }

  /**
   * Returns the message about an option.
   *
   * @param shown the text in quotes; empty if it may not be shown
   */
  public String message(String option, String shown) {
    return option + " " + rule + (shown.isEmpty() ? "" : separator + shown);
  }

  /**
   * Returns the hint.
   *
   * @param mayQuote whether the text may be shown
   */
  public String hint(boolean mayQuote) {
    String quoted = mayQuote ? suggestion : "";
    return joined(quoted, hint);
  }
}
