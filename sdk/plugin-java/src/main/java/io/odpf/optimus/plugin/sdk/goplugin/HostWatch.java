// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import java.util.Optional;

/**
 * Watches the host, which is the parent of the plugin's process, and stops the plugin when the host
 * ends. go-plugin has no such watch: its plugins outlive a killed host. The JDK's own notification
 * for a process that is not a child is up to five seconds late.
 */
final class HostWatch {
  /** The host's process id, set by the launch script to detect a host that has ended since. */
  private static final String HOST = "optimus.plugin.host";

  private static final long EVERY_MILLIS = 250;

  private final Runnable stop;

  /**
   * @param stop starts to stop the plugin
   */
  HostWatch(Runnable stop) {
    this.stop = stop;
  }

  /** Starts watching the parent process, if it is visible. */
  void start() {
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    String expected = System.getProperty(HOST, "");
    if (parent.isEmpty()) {
      return; // It is in another namespace.
    }
    if (!expected.isEmpty() && !expected.equals(Long.toString(parent.get().pid()))) {
      stop.run();
      return;
    }
    Thread thread = new Thread(() -> watch(parent.get()), "host watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch(ProcessHandle host) {
    try {
      // A process whose parent has ended gets a new parent, except on Windows.
      while (host.isAlive() && ProcessHandle.current().parent().equals(Optional.of(host))) {
        Thread.sleep(EVERY_MILLIS);
      }
      stop.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
