// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.problem;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when an operation of a job server fails. The first problem is one of {@link ServerProblem}
 * and has the message for clients; more problems give details. Contains no values of secrets.
 */
public final class ServerException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final ServerProblem code;
  private final transient List<Problem> problems;

  private ServerException(ServerProblem code, List<Problem> problems, @Nullable Throwable cause) {
    super(problems.get(0).message(), cause);
    this.code = code;
    this.problems = List.copyOf(problems);
  }

  /** Returns an exception with one problem. */
  public static ServerException of(ServerProblem code, String message, String hint) {
    return of(code, message, hint, null);
  }

  /**
   * Returns an exception with one problem.
   *
   * @param cause may be null
   */
  public static ServerException of(
      ServerProblem code, String message, String hint, @Nullable Throwable cause) {
    return new ServerException(code, List.of(Problem.of(code, message, hint)), cause);
  }

  /** Returns an exception with details behind its own problem. */
  public static ServerException of(
      ServerProblem code,
      String message,
      String hint,
      List<Problem> details,
      @Nullable Throwable cause) {
    List<Problem> problems = new ArrayList<>();
    problems.add(Problem.of(code, message, hint));
    problems.addAll(details);
    return new ServerException(code, problems, cause);
  }

  /** Returns the code of the first problem. */
  public ServerProblem code() {
    return code;
  }

  /** Returns the kind of the failure. */
  public FailureKind kind() {
    return code.kind();
  }

  @Override
  public List<Problem> problems() {
    return problems == null
        ? List.of(Problem.of(code, String.valueOf(getMessage()), ""))
        : problems;
  }
}
