// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.shell;

import java.util.Objects;

/**
 * Thrown when a command has failed and has shown the reason. Ends a script. Shells print it as one
 * short line.
 */
public final class CommandFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int code;

  CommandFailedException(String command, int code) {
    // Without a stack trace, since the failure has been shown.
    super("optimus:" + command + " ended with exit code " + code, null, false, false);
    this.code = code;
  }

  /** Returns the exit code, as on the command line. */
  public int code() {
    return code;
  }

  // Shells print this text, which must not begin with the name of the class.
  @SuppressWarnings("OverrideThrowableToString")
  @Override
  public String toString() {
    return Objects.requireNonNull(getMessage());
  }
}
