// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import java.util.function.Consumer;

/** Starts plugins. Thread-safe. */
public interface PluginRunner {

  /**
   * Starts a plugin and waits, within time limits of its own, until it can be called: spawned,
   * handshake done, connected, serving by its health service, and described. Attaches to a working
   * process that an earlier host left, if there is one.
   *
   * @param progress receives each step of a new process when it begins
   * @throws PluginStartException if the plugin does not become ready; its process has ended then
   * @throws InterruptedException if this thread is interrupted; the process has ended then
   */
  PluginRun start(PluginBinary binary, Consumer<StartStep> progress)
      throws PluginStartException, InterruptedException;
}
