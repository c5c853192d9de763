// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Cancels all threads of an operation. Thread-safe. */
final class Cancellation {
  private final CountDownLatch cancelled = new CountDownLatch(1);

  void cancel() {
    cancelled.countDown();
  }

  boolean isCancelled() {
    return cancelled.getCount() == 0;
  }

  void check() throws InterruptedException {
    if (isCancelled() || Thread.interrupted()) {
      throw new InterruptedException("the operation was cancelled");
    }
  }

  /** Waits; throws an exception as soon as the operation is cancelled. */
  void pause(Duration delay) throws InterruptedException {
    if (cancelled.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("the operation was cancelled");
    }
  }
}
