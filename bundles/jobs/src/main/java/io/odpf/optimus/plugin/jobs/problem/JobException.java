// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.problem;

import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Thrown when an operation on a job fails. Carries at least one problem. */
public final class JobException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * @param problems the problems, the most informative one first; at least one
   * @param cause the cause; may be null
   */
  public JobException(List<Problem> problems, @Nullable Throwable cause) {
    super(problems.get(0).message(), cause);
    this.problems = List.copyOf(problems);
  }

  @Override
  public List<Problem> problems() {
    return problems == null
        ? List.of(Problem.of(CommonProblem.UNKNOWN, Objects.requireNonNull(getMessage()), ""))
        : problems;
  }
}
