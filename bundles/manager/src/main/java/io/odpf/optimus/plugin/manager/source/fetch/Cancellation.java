// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Cancels all threads of an operation. Thread-safe. */
final class Cancellation {
  private final CountDownLatch over = new CountDownLatch(1);

  void cancel() {
    over.countDown();
  }

  boolean cancelled() {
    return over.getCount() == 0;
  }

  void check() throws InterruptedException {
    if (cancelled() || Thread.interrupted()) {
      throw new InterruptedException("the operation was cancelled");
    }
  }

  /** Waits; returns early, with an exception, if the operation is cancelled. */
  void pause(Duration delay) throws InterruptedException {
    if (over.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("the operation was cancelled");
    }
  }
}
