// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions. */
final class Conditions {
  private Conditions() {}

  /** Returns when the condition holds; fails after five minutes. */
  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("the condition did not come true in time");
      }
      LockSupport.parkNanos(1_000_000);
    }
  }
}
