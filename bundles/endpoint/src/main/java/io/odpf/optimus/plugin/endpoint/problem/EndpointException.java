// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.problem;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thrown when a server refuses or cannot serve a call, or cannot be started. */
public class EndpointException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final String hint;

  /** Creates an exception without a cause. */
  public EndpointException(ProblemCode code, String message, String hint) {
    this(code, message, hint, null);
  }

  /**
   * Creates an exception.
   *
   * @param code the kind of problem
   * @param message what happened
   * @param hint what to do; may be empty
   * @param cause the cause; may be null
   */
  public EndpointException(
      ProblemCode code, String message, String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.hint = hint;
  }

  public ProblemCode code() {
    return code;
  }

  @Override
  public List<Problem> problems() {
    return List.of(Problem.of(code, String.valueOf(getMessage()), hint));
  }
}
