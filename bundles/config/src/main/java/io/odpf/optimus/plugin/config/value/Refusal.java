// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

/**
 * Why a text is no value of its type. Cheap: thrown and caught while alternatives are tried.
 *
 * <p>The message is made by whoever knows the option's name and whether the text may be shown.
 */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String says;
  private final String joint;
  private final String hint;
  private final String suggestion;

  private Refusal(String code, String says, String joint, String hint, String suggestion) {
    super(says, null, false, false);
    this.code = code;
    this.says = says;
    this.joint = joint;
    this.hint = hint;
    this.suggestion = suggestion;
  }

  /**
   * The text is something else than what is expected.
   *
   * @param expected completes "must be"
   */
  public static Refusal expected(String expected) {
    return new Refusal("invalid-value", "must be " + expected, ", not ", "", "");
  }

  /**
   * The text breaks a rule.
   *
   * @param says completes the option's name, for instance "must not begin with '/'"
   */
  public static Refusal rule(String code, String says) {
    return new Refusal(code, says, ": ", "", "");
  }

  /** The same with what to do, which does not depend on the text. */
  public Refusal hint(String newHint) {
    return new Refusal(code, says, joint, newHint, suggestion);
  }

  /** The same with what to write instead, made from the text: not shown when the text is not. */
  public Refusal suggest(String newSuggestion) {
    return new Refusal(code, says, joint, hint, newSuggestion);
  }

  public String code() {
    return code;
  }

  /** Two hints as one. */
  static String joined(String first, String second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first + second;
    }
    return first + (first.endsWith("?") ? " " : "; ") + second;
  }

  /** The message about an option. {@code shown} is empty if the text may not be seen. */
  public String message(String option, String shown) {
    return option + " " + says + (shown.isEmpty() ? "" : joint + shown);
  }

  /** What to do. {@code mayQuote} tells whether the text may be seen. */
  public String hint(boolean mayQuote) {
    String quoted = mayQuote ? suggestion : "";
    return joined(quoted, hint);
  }
}
