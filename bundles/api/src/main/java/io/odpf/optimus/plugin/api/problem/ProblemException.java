// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A failure that can describe itself to a user. */
public abstract class ProblemException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message may be null
   * @param cause may be null
   */
  protected ProblemException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Returns what went wrong, the most telling problem first; at least one. */
  public abstract List<Problem> problems();
}
