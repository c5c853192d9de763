// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.shell;

/** Thrown by {@code exit} to end the execution of given lines. */
final class SessionEndException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int code;

  SessionEndException(int code) {
    super("exit " + code, null, false, false);
    this.code = code;
  }

  int code() {
    return code;
  }
}
