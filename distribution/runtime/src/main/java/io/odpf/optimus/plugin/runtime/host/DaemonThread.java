// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;

/**
 * Does something in a daemon thread and waits for it: threads that it starts are daemons too, which
 * neither the framework nor bundles can be told otherwise.
 */
final class DaemonThread<T> {

  /** What to do. */
  interface Task<T> {
    T run() throws PluginManagerException;
  }

  private final Thread thread;
  private T result;
  private Throwable failure;

  DaemonThread(String name, Task<T> task) {
    thread =
        new Thread(
            () -> {
              try {
                result = task.run();
              } catch (Throwable any) {
                failure = any;
              }
            },
            name);
    thread.setDaemon(true);
    thread.setContextClassLoader(DaemonThread.class.getClassLoader());
  }

  T call() throws PluginManagerException, InterruptedException {
    thread.start();
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException later) {
        // A half-started framework cannot be left behind: the interrupt is told when it is whole.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure instanceof PluginManagerException typed) {
      throw typed;
    }
    if (failure != null) {
      throw FrameworkHost.failed("cannot start the runtime: " + failure, failure);
    }
    return result;
  }
}
