// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The running operations, which can be ended together. Thread-safe. */
final class RunningOperations {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Set<Thread> running = new HashSet<>(); // guarded by this
  private boolean closed; // guarded by this

  /** One of them. */
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

  /** Refuses new ones, interrupts those that run, and waits for their end, bounded. */
  synchronized void close() {
    closed = true;
    // Within the monitor, so that none is interrupted after it has ended.
    running.forEach(Thread::interrupt);
    long end = System.nanoTime() + PATIENCE_NANOS;
    try {
      for (long left = PATIENCE_NANOS; !running.isEmpty() && left > 0; ) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = end - System.nanoTime();
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
