// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs tasks one at a time, in the order in which they are added, on an executor that may run them
 * directly or on any thread. Thread-safe.
 */
final class SerialTasks implements Runnable {
  private static final System.Logger LOG = System.getLogger(SerialTasks.class.getName());

  private final Executor executor;

  @GuardedBy("tasks")
  private final Queue<Runnable> tasks = new ArrayDeque<>();

  @GuardedBy("tasks")
  private boolean running;

  SerialTasks(Executor executor) {
    this.executor = executor;
  }

  /** Adds a task, to be run after {@link #start}. */
  void add(Runnable task) {
    synchronized (tasks) {
      tasks.add(task);
    }
  }

  /** Runs the tasks that were added. Must not be called with a lock that they need. */
  void start() {
    synchronized (tasks) {
      if (running || tasks.isEmpty()) {
        return;
      }
      running = true;
    }
    try {
      executor.execute(this);
    } catch (RejectedExecutionException e) {
      LOG.log(System.Logger.Level.WARNING, "the executor of a call accepts no more tasks", e);
      synchronized (tasks) {
        tasks.clear();
        running = false;
      }
    }
  }

  @Override
  public void run() {
    while (true) {
      Runnable task;
      synchronized (tasks) {
        task = tasks.poll();
        if (task == null) {
          running = false;
          return;
        }
      }
      try {
        task.run();
      } catch (RuntimeException | Error e) { // The tasks that follow end the call.
        LOG.log(System.Logger.Level.ERROR, "a listener of a call failed", e);
      }
    }
  }
}
