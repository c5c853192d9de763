// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import java.util.Objects;

/** An artifact is not what it should be. Trying again does not help. */
public final class ArchiveException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String hint;

  /**
   * @param code a stable word for programs, for instance {@code unsafe-entry}
   * @param message what is wrong, names from the archive made printable
   * @param hint what to do; may be empty
   */
  public ArchiveException(String code, String message, String hint) {
    super(message);
    this.code = Objects.requireNonNull(code, "code");
    this.hint = Objects.requireNonNull(hint, "hint");
  }

  public String code() {
    return code;
  }

  public String hint() {
    return hint;
  }
}
