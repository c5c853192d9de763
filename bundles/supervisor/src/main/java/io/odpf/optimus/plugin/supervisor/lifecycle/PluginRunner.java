// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;

/** Makes processes of plugins. Thread-safe. */
public interface PluginRunner {

  /**
   * Starts a plugin and waits, within time limits of its own, until it can be called: spawned,
   * handshake done, connected, serving by its health service, and described. If an earlier host
   * left a process of it, which works, that one is attached to instead.
   *
   * @param spawned run once its new process exists
   * @throws PluginStartException if it does not get there; nothing is left of it then
   * @throws InterruptedException if this thread is interrupted; nothing is left of it then
   */
  PluginRun start(PluginBinary binary, Runnable spawned)
      throws PluginStartException, InterruptedException;
}
