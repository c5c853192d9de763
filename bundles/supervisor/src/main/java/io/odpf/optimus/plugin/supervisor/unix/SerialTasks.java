// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.unix;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Runs tasks one after the other, in the order in which they were added, on an executor that may
 * run them at once or on any thread. Thread-safe.
 */
final class SerialTasks implements Runnable {
  private static final System.Logger LOG = System.getLogger(SerialTasks.class.getName());

  private final Executor executor;
  private final Queue<Runnable> tasks = new ArrayDeque<>(); // guarded by itself
  private boolean running; // guarded by tasks

  SerialTasks(Executor executor) {
    this.executor = executor;
  }

  /** Adds a task, which {@link #start} runs. */
  void add(Runnable task) {
    synchronized (tasks) {
      tasks.add(task);
    }
  }

  /** Has the tasks run that were added; not to be called with a lock that they need. */
  void start() {
    synchronized (tasks) {
      if (running || tasks.isEmpty()) {
        return;
      }
      running = true;
    }
    executor.execute(this);
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
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "a listener of a call failed", e);
      }
    }
  }
}
