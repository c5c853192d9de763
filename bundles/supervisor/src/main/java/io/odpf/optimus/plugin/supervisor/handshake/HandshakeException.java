// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.handshake;

import io.odpf.optimus.plugin.api.problem.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a plugin's handshake cannot be used. The problem's message follows the plugin's name:
 * "answered ...".
 */
public final class HandshakeException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  HandshakeException(
      HandshakeProblem code, String message, String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.problem = Problem.of(code, message, hint);
  }

  /** Returns the problem with the handshake, and its remedy. */
  public Problem problem() {
    return Objects.requireNonNull(problem, "lost by serialization");
  }
}
