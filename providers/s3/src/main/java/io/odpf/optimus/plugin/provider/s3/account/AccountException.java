// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.account;

import java.util.Objects;

/** Thrown if a text contains no usable access keys. Message and hint quote no secret of it. */
public final class AccountException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String hint;

  /**
   * Creates an exception.
   *
   * @param message the problem, to follow the name of the option
   * @param hint the remedy
   */
  AccountException(String message, String hint) {
    super(message);
    this.hint = Objects.requireNonNull(hint, "hint");
  }

  public String hint() {
    return hint;
  }
}
