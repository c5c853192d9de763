// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.problem;

import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when an operation on secrets fails. Carries at least one problem. Neither the problems nor
 * the causes contain a secret's value or a key.
 */
public final class SecretException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * @param problems what went wrong, the most telling problem first; at least one
   * @param cause may be null
   */
  public SecretException(List<Problem> problems, @Nullable Throwable cause) {
    super(problems.get(0).message(), cause);
    this.problems = List.copyOf(problems);
  }

  /** Returns an exception with one problem. */
  public static SecretException of(SecretProblem code, String message, String hint) {
    return new SecretException(List.of(Problem.of(code, message, hint)), null);
  }

  @Override
  public List<Problem> problems() {
    return problems == null
        ? List.of(Problem.of(CommonProblem.UNKNOWN, Objects.requireNonNull(getMessage()), ""))
        : problems;
  }
}
