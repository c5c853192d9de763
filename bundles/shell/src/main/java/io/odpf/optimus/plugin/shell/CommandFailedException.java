// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.shell;

import java.util.Objects;

/** A command failed, and has said why. Ends a script; shells print it as one short line. */
public final class CommandFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int code;

  CommandFailedException(String command, int code) {
    // without a stack trace: why and where it failed has been shown
    super("optimus:" + command + " ended with exit code " + code, null, false, false);
    this.code = code;
  }

  /** The exit code, as on the command line. */
  public int code() {
    return code;
  }

  @Override
  public String toString() {
    return Objects.requireNonNull(getMessage());
  }
}
