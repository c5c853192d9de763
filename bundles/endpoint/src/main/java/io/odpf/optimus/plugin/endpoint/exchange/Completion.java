// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.exchange;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * A callback of Jetty that one thread waits for. It is declared non-blocking, so that Jetty
 * completes it without a pool thread: when all pool threads wait for completions, none is free.
 */
final class Completion implements Callback, Invocable.Task {
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile @Nullable Throwable failure;

  /** Waits for the completion; returns false if the time elapsed first. */
  boolean await(Duration time) throws InterruptedException {
    return done.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Returns the reason of the failure; null if there is none so far. */
  @Nullable Throwable failure() {
    return failure;
  }

  @Override
  public void succeeded() {
    done.countDown();
  }

  @Override
  public void failed(Throwable cause) {
    failure = cause;
    done.countDown();
  }

  @Override
  public void run() {
    done.countDown();
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }
}
