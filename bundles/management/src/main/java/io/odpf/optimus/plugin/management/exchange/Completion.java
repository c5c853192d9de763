// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.exchange;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * The end of a step that the server takes asynchronously, and one thread waits for. Needs no thread
 * to be completed, or threads that all wait would wait for each other.
 */
final class Completion implements Callback, Invocable.Task {
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile @Nullable Throwable failure;

  /** Returns whether the step ended in time. */
  boolean await(Duration time) throws InterruptedException {
    return done.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Returns why the step failed; null if it did not. */
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
