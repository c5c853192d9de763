// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides whether a text is an answer to a question. Implementations are thread-safe. */
@FunctionalInterface
public interface AnswerRule {

  /** A rule that accepts every text. */
  AnswerRule NONE = value -> Optional.empty();

  /** Returns why a text is refused, which the user sees; empty if it is accepted. */
  Optional<String> fault(String value);

  /**
   * Returns a rule that refuses a blank text.
   *
   * @param fault what the user sees then
   */
  static AnswerRule notBlank(String fault) {
    Objects.requireNonNull(fault, "fault");
    return value -> value.isBlank() ? Optional.of(fault) : Optional.empty();
  }

  /**
   * Returns a rule that accepts a text which as a whole matches a regular expression.
   *
   * @param fault what the user sees if it does not match
   */
  static AnswerRule matching(String expression, String fault) {
    Pattern pattern = Pattern.compile(expression);
    Objects.requireNonNull(fault, "fault");
    return value -> pattern.matcher(value).matches() ? Optional.empty() : Optional.of(fault);
  }
}
