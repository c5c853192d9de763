// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.config.model.ConfigProblem;

/**
 * Says why a text is not a value of its type. Cheap: thrown and caught while alternatives are
 * tried.
 *
 * <p>The message is made by whoever knows the option's name and whether the text may be shown.
 */
public final class RefusedValueException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final String says;
  private final String joint;
  private final String hint;
  private final String suggestion;

  private RefusedValueException(
      ProblemCode code, String says, String joint, String hint, String suggestion) {
    super(says, null, false, false);
    this.code = code;
    this.says = says;
    this.joint = joint;
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
   * @param says completes the option's name, for instance "must not begin with '/'"
   */
  public static RefusedValueException rule(ProblemCode code, String says) {
    return new RefusedValueException(code, says, ": ", "", "");
  }

  /** Returns this refusal with a hint that does not depend on the text. */
  public RefusedValueException hint(String newHint) {
    return new RefusedValueException(code, says, joint, newHint, suggestion);
  }

  /**
   * Returns this refusal with a correction of the text, which is shown only if the text may be
   * shown.
   */
  public RefusedValueException suggest(String newSuggestion) {
    return new RefusedValueException(code, says, joint, hint, newSuggestion);
  }

  public ProblemCode code() {
    return code;
  }

  /** Joins two hints to one. */
  static String joined(String first, String second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first + second;
    }
    return first + (first.endsWith("?") ? " " : "; ") + second;
  }

  /** Returns the message about an option. {@code shown} is empty if the text may not be shown. */
  public String message(String option, String shown) {
    return option + " " + says + (shown.isEmpty() ? "" : joint + shown);
  }

  /** Returns what to do. {@code mayQuote} tells whether the text may be shown. */
  public String hint(boolean mayQuote) {
    String quoted = mayQuote ? suggestion : "";
    return joined(quoted, hint);
  }
}
