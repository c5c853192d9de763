// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.exchange;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

/**
 * A call that the creating thread serves, and that other threads can end by interrupting it. After
 * {@link #close}, which the serving thread calls, it is no longer interrupted. Thread-safe.
 */
public final class RunningCall implements AutoCloseable {
  private final Thread thread = Thread.currentThread();

  @GuardedBy("this")
  private @Nullable Reason reason;

  @GuardedBy("this")
  private boolean closed;

  /** The reason for ending a call before it is complete. */
  public enum Reason {
    /** The caller disconnected or cancelled the call. */
    CALLER,
    /** The call took longer than permitted. */
    TIME,
    /** The server is stopping. */
    STOPPING
  }

  /** Interrupts the serving thread, unless the call is closed or has been ended before. */
  public synchronized void end(Reason why) {
    if (!closed && reason == null) {
      reason = why;
      thread.interrupt();
    }
  }

  /** Returns the reason for which the call was ended; null if it was not. */
  public synchronized @Nullable Reason reason() {
    return reason;
  }

  /**
   * Prevents further interrupts and clears a pending one, so that the thread can write the rest of
   * the response. Must be called on the serving thread.
   */
  @Override
  public synchronized void close() {
    closed = true;
    if (reason != null) {
      Thread.interrupted();
    }
  }
}
