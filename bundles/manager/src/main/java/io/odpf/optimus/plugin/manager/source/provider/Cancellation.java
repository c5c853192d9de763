// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.provider;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Cancels all threads of an operation. Thread-safe. */
public final class Cancellation {
  private final CountDownLatch cancelled = new CountDownLatch(1);

  public void cancel() {
    cancelled.countDown();
  }

  public boolean isCancelled() {
    return cancelled.getCount() == 0;
  }

  public void check() throws InterruptedException {
    if (isCancelled() || Thread.interrupted()) {
      throw new InterruptedException("the operation was cancelled");
    }
  }

  /** Waits; throws an exception as soon as the operation is cancelled. */
  public void pause(Duration delay) throws InterruptedException {
    if (cancelled.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("the operation was cancelled");
    }
  }
}
