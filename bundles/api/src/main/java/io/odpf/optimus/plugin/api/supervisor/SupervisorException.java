// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

import io.odpf.optimus.plugin.api.manager.Problem;
import java.util.Objects;

/** A plugin could not be started, stopped or found. */
public final class SupervisorException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /**
   * @param cause may be null
   */
  public SupervisorException(Problem problem, Throwable cause) {
    super(problem.message(), cause);
    this.problem = Objects.requireNonNull(problem, "problem");
  }

  /** What happened, to which plugin, and what to do. */
  public Problem problem() {
    return problem == null ? Problem.of("unknown", getMessage(), "") : problem;
  }
}
