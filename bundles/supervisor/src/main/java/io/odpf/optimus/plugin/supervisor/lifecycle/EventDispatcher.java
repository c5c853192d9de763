// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.api.supervisor.PluginEvent;
import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorListener;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells listeners what happens, in order and one thing at a time, on a thread of its own. Log
 * records are dropped when listeners fall too far behind; events never are. Thread-safe.
 */
final class EventDispatcher implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(EventDispatcher.class.getName());
  private static final int MOST_BEHIND = 10_000;

  private final List<SupervisorListener> listeners = new CopyOnWriteArrayList<>();
  private final LinkedBlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
  private final ExecutorService thread;

  EventDispatcher(ThreadFactory threads) {
    this.thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, waiting, threads);
  }

  Supervisor.Registration add(SupervisorListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void changed(PluginEvent event) {
    tell(listener -> listener.changed(event));
  }

  void logged(PluginLogRecord log) {
    if (!listeners.isEmpty() && waiting.size() < MOST_BEHIND) {
      tell(listener -> listener.logged(log));
    }
  }

  private void tell(Consumer<SupervisorListener> news) {
    try {
      thread.execute(
          () -> {
            for (SupervisorListener listener : listeners) {
              try {
                news.accept(listener);
              } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a listener of the supervisor failed", e);
              }
            }
          });
    } catch (RejectedExecutionException closed) {
      // Nobody is told after the end.
    }
  }

  /** Tells what is waiting, and ends. */
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
