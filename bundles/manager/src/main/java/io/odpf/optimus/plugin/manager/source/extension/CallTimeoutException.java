// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.extension;

/** Thrown when a call did not end in time. Its stack trace is that of the called thread. */
public final class CallTimeoutException extends Exception {
  private static final long serialVersionUID = 1L;

  private boolean givenUp;

  CallTimeoutException(String message, Thread thread) {
    super(message);
    setStackTrace(thread.getStackTrace());
  }

  CallTimeoutException givenUp() {
    givenUp = true;
    return this;
  }

  /** Whether the call ignored an interrupt too, so that its thread still runs. */
  public boolean isGivenUp() {
    return givenUp;
  }
}
