// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.api.supervisor.PluginEvent;
import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorListener;
import io.odpf.optimus.plugin.supervisor.log.LogHistory;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Calls listeners, in order and one at a time, on its own thread. Drops log records when listeners
 * fall too far behind, and reports their number; never drops events, which are few. Thread-safe.
 */
final class EventDispatcher implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(EventDispatcher.class.getName());
  private static final int MOST_BEHIND = 10_000;
  private static final long MOST_CHARACTERS = 8L << 20;

  private final List<SupervisorListener> listeners = new CopyOnWriteArrayList<>();
  private final LinkedBlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
  private final ExecutorService thread;
  private final AtomicLong characters = new AtomicLong(); // of the records that wait
  private final AtomicLong missed = new AtomicLong();

  EventDispatcher(ThreadFactory threads) {
    this.thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, waiting, threads);
  }

  Supervisor.Registration add(SupervisorListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void changed(PluginEvent event) {
    enqueue(listener -> listener.changed(event));
  }

  void logged(PluginLogRecord log) {
    if (listeners.isEmpty()) {
      return;
    }
    int size = LogHistory.size(log);
    if (waiting.size() >= MOST_BEHIND || characters.get() + size > MOST_CHARACTERS) {
      drop();
      return;
    }
    characters.addAndGet(size);
    execute(
        () -> {
          characters.addAndGet(-size);
          deliver(listener -> listener.logged(log));
        });
  }

  /** Counts a dropped record; listeners receive the sum when they have caught up. */
  private void drop() {
    if (missed.getAndIncrement() == 0) {
      execute(
          () -> {
            long records = missed.getAndSet(0);
            deliver(listener -> listener.missed(records));
          });
    }
  }

  private void enqueue(Consumer<SupervisorListener> event) {
    execute(() -> deliver(event));
  }

  private void deliver(Consumer<SupervisorListener> event) {
    for (SupervisorListener listener : listeners) {
      try {
        event.accept(listener);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "a listener of the supervisor failed", e);
      }
    }
  }

  private void execute(Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException e) {
      // Nothing is delivered after the end.
    }
  }

  /** Delivers waiting events, and ends. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
