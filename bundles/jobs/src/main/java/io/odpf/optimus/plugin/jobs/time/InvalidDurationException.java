// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.time;

/** Thrown when a text is not a duration. Has Go's message, which quotes the text. */
public final class InvalidDurationException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidDurationException(String message) {
    super(message);
  }

  /** Returns the message, which is never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
