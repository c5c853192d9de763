// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Runs each task on a thread of its own, and can wait for all of them. Thread-safe. */
final class Workers implements Executor {
  private final ThreadFactory threads;

  @GuardedBy("this")
  private int running;

  Workers(ThreadFactory threads) {
    this.threads = threads;
  }

  @Override
  public void execute(Runnable task) {
    Thread thread = threads.newThread(() -> run(task));
    synchronized (this) {
      running++;
    }
    thread.start();
  }

  private void run(Runnable task) {
    try {
      task.run();
    } finally {
      synchronized (this) {
        running--;
        notifyAll();
      }
    }
  }

  /** Waits until no task is running; returns false if some are after the time. */
  synchronized boolean await(Duration timeout) throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    for (long left = timeout.toNanos(); running > 0 && left > 0; left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return running == 0;
  }
}
