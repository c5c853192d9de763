// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

/** Starts threads that do not keep the process alive. */
public final class DaemonThreads {
  private DaemonThreads() {}

  /** Starts a daemon thread. */
  public static Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
