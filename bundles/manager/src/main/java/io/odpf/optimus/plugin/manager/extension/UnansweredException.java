// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.extension;

/** A call did not end in time. The stack trace is the one that the called thread had then. */
public final class UnansweredException extends Exception {
  private static final long serialVersionUID = 1L;

  private boolean givenUp;

  UnansweredException(String message, Thread thread) {
    super(message);
    setStackTrace(thread.getStackTrace());
  }

  UnansweredException givenUp() {
    givenUp = true;
    return this;
  }

  /** Whether it did not answer an interrupt either, so that its thread still runs. */
  public boolean isGivenUp() {
    return givenUp;
  }
}
