// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.process;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for conditions. */
public final class Eventually {
  /** Generous: only a failing test reaches it. */
  public static final Duration LIMIT = Duration.ofMinutes(5);

  private static final long INTERVAL_NANOS = Duration.ofMillis(10).toNanos();

  private Eventually() {}

  /**
   * Waits until a condition holds.
   *
   * @param what describes the condition in the message; called after a timeout
   * @throws AssertionError if it does not hold within {@link #LIMIT}
   */
  public static void until(Supplier<String> what, Callable<Boolean> condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + LIMIT.toSeconds() + " s: " + what.get());
      }
      LockSupport.parkNanos(INTERVAL_NANOS);
    }
  }

  private static boolean holds(Callable<Boolean> condition) {
    try {
      return condition.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
