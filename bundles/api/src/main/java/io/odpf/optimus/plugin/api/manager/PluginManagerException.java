// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Thrown when an operation of the plugin manager fails. Carries at least one problem. */
public final class PluginManagerException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** The kind of failure, from which the command line derives its exit code. */
  public enum Category {
    /** The request or the configuration is wrong; the operation did not start. */
    CONFIG,
    /** The operation started and failed. */
    FAILURE
  }

  private final Category category;
  private final transient List<Problem> problems;

  /**
   * @param problems what went wrong, the most telling problem first; at least one
   * @param cause may be null
   */
  public PluginManagerException(
      Category category, List<Problem> problems, @Nullable Throwable cause) {
    super(problems.get(0).message(), cause);
    this.category = category;
    this.problems = List.copyOf(problems);
  }

  /** Creates the exception for a wrong configuration or request. */
  public static PluginManagerException config(List<Problem> problems) {
    return new PluginManagerException(Category.CONFIG, problems, null);
  }

  /**
   * Creates the exception for an operation that failed.
   *
   * @param cause may be null
   */
  public static PluginManagerException failure(Problem problem, @Nullable Throwable cause) {
    return new PluginManagerException(Category.FAILURE, List.of(problem), cause);
  }

  public Category category() {
    return category;
  }

  @Override
  public List<Problem> problems() {
    return problems == null
        ? List.of(Problem.of(CommonProblem.UNKNOWN, Objects.requireNonNull(getMessage()), ""))
        : problems;
  }
}
