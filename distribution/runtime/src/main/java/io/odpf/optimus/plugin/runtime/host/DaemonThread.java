// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs a task on a daemon thread and waits for it. Threads that the task starts are daemons too,
 * which cannot be configured for the framework and its bundles.
 */
final class DaemonThread {
  private DaemonThread() {}

  /** A task. */
  interface Task<T> {
    T run() throws PluginManagerException;
  }

  /**
   * Runs a task to its end. If this thread is interrupted meanwhile, its interrupt status is set
   * afterwards, since a half-started framework must not be left behind.
   */
  static <T> T call(String name, Task<T> task) throws PluginManagerException {
    FutureTask<T> future = new FutureTask<>(task::run);
    Thread thread = new Thread(future, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(DaemonThread.class.getClassLoader());
    thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          if (e.getCause() instanceof PluginManagerException known) {
            throw known;
          }
          throw FrameworkHost.failed("cannot start the runtime: " + e.getCause(), e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
