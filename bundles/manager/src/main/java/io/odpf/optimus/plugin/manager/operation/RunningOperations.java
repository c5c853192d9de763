// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Tracks the running operations, so that they can be ended together. Thread-safe. */
final class RunningOperations {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  @GuardedBy("this")
  private final Set<Thread> running = new HashSet<>();

  @GuardedBy("this")
  private boolean closed;

  /** An operation. */
  @FunctionalInterface
  interface Operation<T> {
    T run() throws PluginManagerException, InterruptedException;
  }

  <T> T run(Operation<T> operation) throws PluginManagerException, InterruptedException {
    boolean outermost;
    synchronized (this) {
      if (closed) {
        throw PluginManagerException.failure(
            Problem.of(OperationProblem.CLOSED, "the plugin manager is closed", "start it again"),
            null);
      }
      // A listener may call the manager again.
      outermost = running.add(Thread.currentThread());
    }
    try {
      return operation.run();
    } finally {
      if (outermost) {
        synchronized (this) {
          running.remove(Thread.currentThread());
          notifyAll();
        }
      }
    }
  }

  /**
   * Refuses new operations, interrupts running ones, and waits for their end for a limited time.
   */
  synchronized void close() {
    closed = true;
    // In the synchronized block, so that no thread is interrupted after its operation has ended.
    running.forEach(Thread::interrupt);
    long end = System.nanoTime() + PATIENCE_NANOS;
    try {
      for (long left = PATIENCE_NANOS; !running.isEmpty() && left > 0; ) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = end - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
