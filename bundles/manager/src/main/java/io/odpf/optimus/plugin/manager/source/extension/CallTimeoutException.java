// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.extension;

/** Thrown when a call did not end in time. It has the stack trace of the called thread. */
public final class CallTimeoutException extends Exception {
  private static final long serialVersionUID = 1L;

  private boolean abandoned;

  CallTimeoutException(String message, Thread thread) {
    super(message);
    setStackTrace(thread.getStackTrace());
  }

  CallTimeoutException abandoned() {
    abandoned = true;
    return this;
  }

  /** Returns whether the call ignored the interrupt, too, so that its thread still runs. */
  public boolean isAbandoned() {
    return abandoned;
  }
}
