// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.api.problem.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A process of a plugin did not become ready. The problem tells what happened (exit code or signal,
 * first line, last lines of standard error, findings about the file) and what to do. Nothing is
 * left of the process.
 */
public final class PluginStartException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final boolean permanent;

  /**
   * @param permanent whether starting the same file again cannot help
   */
  public PluginStartException(Problem problem, boolean permanent, @Nullable Throwable cause) {
    super(problem.message(), cause);
    this.problem = Objects.requireNonNull(problem, "problem");
    this.permanent = permanent;
  }

  public Problem problem() {
    return problem;
  }

  /** Returns whether starting the same file again cannot help. */
  public boolean permanent() {
    return permanent;
  }
}
