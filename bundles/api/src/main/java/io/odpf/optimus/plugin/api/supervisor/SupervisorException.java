// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a plugin could not be started, stopped or found. If several plugins failed, the
 * exceptions of the others are suppressed by the exception of the first.
 */
public final class SupervisorException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /**
   * @param cause may be null
   */
  public SupervisorException(Problem problem, @Nullable Throwable cause) {
    super(problem.message(), cause);
    this.problem = Objects.requireNonNull(problem, "problem");
  }

  /** Returns what happened, to which plugin, and what to do. */
  public Problem problem() {
    return problem == null
        ? Problem.of(CommonProblem.UNKNOWN, Objects.requireNonNull(getMessage()), "")
        : problem;
  }

  /** Returns the problem of each plugin that failed; at least one. */
  @Override
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    problems.add(problem());
    for (Throwable other : getSuppressed()) {
      if (other instanceof SupervisorException failure) {
        problems.addAll(failure.problems());
      }
    }
    return List.copyOf(problems);
  }
}
