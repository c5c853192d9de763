// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.manager.source.provider.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs calls on a number of threads. The first failure cancels the others. */
final class ParallelCalls {
  private final String name;
  private final int threads;
  private final Cancellation cancellation;

  /**
   * Creates a runner.
   *
   * @param name the beginning of the threads' names
   * @param cancellation is cancelled by a failure
   */
  ParallelCalls(String name, int threads, Cancellation cancellation) {
    this.name = name;
    this.threads = threads;
    this.cancellation = cancellation;
  }

  /** A call that may fail. */
  @FunctionalInterface
  interface Call {
    void run() throws PluginManagerException, InterruptedException;
  }

  /**
   * Runs all calls. All threads have ended when this method returns or throws.
   *
   * @throws PluginManagerException the first failure
   */
  void run(List<Call> calls) throws PluginManagerException, InterruptedException {
    Queue<Call> waiting = new ConcurrentLinkedQueue<>(calls);
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    List<Thread> running = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, calls.size()); i++) {
      Thread thread = new Thread(() -> work(waiting, failure), name + (i + 1));
      thread.setDaemon(true);
      thread.start();
      running.add(thread);
    }
    join(running, failure);
    Throwable first = failure.get();
    if (first instanceof PluginManagerException e) {
      throw e;
    } else if (first instanceof InterruptedException e) {
      throw e;
    } else if (first != null) {
      throw new IllegalStateException(first);
    }
  }

  private void work(Queue<Call> waiting, AtomicReference<@Nullable Throwable> failure) {
    try {
      for (Call call = waiting.poll(); call != null; call = waiting.poll()) {
        cancellation.check();
        call.run();
      }
    } catch (PluginManagerException | InterruptedException | RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      cancellation.cancel();
    }
  }

  /** Waits for the threads; interrupts them if one failed, or this thread is interrupted. */
  private void join(List<Thread> running, AtomicReference<@Nullable Throwable> failure)
      throws InterruptedException {
    boolean interrupted = false;
    for (Thread thread : running) {
      while (thread.isAlive()) {
        if (interrupted || cancellation.isCancelled()) {
          running.forEach(Thread::interrupt);
        }
        try {
          thread.join(100);
        } catch (InterruptedException e) {
          interrupted = true;
          cancellation.cancel();
        }
      }
    }
    if (interrupted) {
      failure.set(new InterruptedException("interrupted while writing"));
    }
  }
}
