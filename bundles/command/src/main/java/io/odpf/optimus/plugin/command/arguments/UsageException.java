// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.arguments;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import java.util.List;

/** Thrown if a command line is invalid. The command has done nothing. */
public final class UsageException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final String usage;

  /**
   * Creates an exception without a usage line.
   *
   * @param message the problem, one sentence without a full stop
   * @param hint the remedy; may be empty
   */
  public UsageException(ProblemCode code, String message, String hint) {
    this(Problem.of(code, message, hint), "");
  }

  private UsageException(Problem problem, String usage) {
    super(problem.message(), null);
    this.problem = problem;
    this.usage = usage;
  }

  /** Returns the problem. */
  public Problem problem() {
    return problem;
  }

  @Override
  public List<Problem> problems() {
    return List.of(problem);
  }

  /** Returns how the command is called; empty if that does not help. */
  public String usage() {
    return usage;
  }

  /** Returns this exception with a line that shows how the command is called. */
  public UsageException withUsage(String line) {
    return new UsageException(problem, line);
  }
}
