// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.account;

import java.util.Objects;

/** A text holds no access keys. Neither message nor hint has anything secret of it. */
public final class AccountException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String hint;

  /**
   * @param message what is wrong, to follow the name of what holds the text
   * @param hint what to do
   */
  AccountException(String message, String hint) {
    super(message);
    this.hint = Objects.requireNonNull(hint, "hint");
  }

  public String hint() {
    return hint;
  }
}
