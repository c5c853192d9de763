// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition by polling. */
final class Eventually {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private Eventually() {}

  static void holds(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + LIMIT + ": " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** Waits until a class loader has been collected. */
  static void collected(WeakReference<ClassLoader> loader) {
    holds(
        "its class loaders are gone",
        () -> {
          System.gc();
          return loader.get() == null;
        });
  }
}
