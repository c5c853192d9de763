// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.handshake;

import java.util.Objects;

/** A plugin's first line cannot be used. */
public final class HandshakeException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String hint;

  /**
   * @param code a stable word for programs
   * @param message what is wrong, to follow the plugin's name: "answered ..."
   * @param hint what to do
   * @param cause may be null
   */
  HandshakeException(String code, String message, String hint, Throwable cause) {
    super(message, cause);
    this.code = Objects.requireNonNull(code, "code");
    this.hint = Objects.requireNonNull(hint, "hint");
  }

  /** A stable word for programs: {@code handshake-garbled}, {@code handshake-version}. */
  public String code() {
    return code;
  }

  /** What to do. */
  public String hint() {
    return hint;
  }
}
