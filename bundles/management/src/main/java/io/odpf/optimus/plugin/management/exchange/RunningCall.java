// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.exchange;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

/**
 * A call that a thread is serving, and that others can end: they interrupt the thread, as long as
 * it serves this call. Thread-safe; closed by the thread itself.
 */
public final class RunningCall implements AutoCloseable {
  private final Thread thread = Thread.currentThread();

  @GuardedBy("this")
  private @Nullable Reason reason;

  @GuardedBy("this")
  private boolean closed;

  /** Why a call is ended before it is complete. */
  public enum Reason {
    /** The caller is gone, or has ended the call. */
    CALLER,
    /** The call took longer than permitted. */
    TIME,
    /** The server is stopping. */
    STOPPING
  }

  /** Ends the call, unless it has ended. Only the first reason counts. */
  public synchronized void end(Reason why) {
    if (!closed && reason == null) {
      reason = why;
      thread.interrupt();
    }
  }

  /** Returns why the call was ended; null if it was not. */
  public synchronized @Nullable Reason reason() {
    return reason;
  }

  /**
   * Leaves the thread alone from now on, and clears the interrupt that has reached it, so that the
   * rest of the response can be written.
   */
  @Override
  public synchronized void close() {
    closed = true;
    if (reason != null) {
      Thread.interrupted();
    }
  }
}
