// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import java.util.Optional;

/**
 * Notices the end of the host, which is the parent of the plugin's process: go-plugin has nothing
 * for it, so that its plugins outlive a host that is killed. The JDK's own notice of the end of a
 * process that is not a child comes up to five seconds late.
 */
final class HostWatch {
  /** Set by the script before the jar, so that a host which ended since then is noticed, too. */
  private static final String HOST = "optimus.plugin.host";

  private static final long EVERY_MILLIS = 250;

  private final Runnable stop;

  /**
   * @param stop begins the end of the plugin
   */
  HostWatch(Runnable stop) {
    this.stop = stop;
  }

  /** Watches the process's parent, if it has one that can be seen. */
  void start() {
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    String expected = System.getProperty(HOST, "");
    if (parent.isEmpty()) {
      return; // It lies in another namespace.
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
      // A process whose parent ended gets another one, except on Windows.
      while (host.isAlive() && ProcessHandle.current().parent().equals(Optional.of(host))) {
        Thread.sleep(EVERY_MILLIS);
      }
      stop.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
