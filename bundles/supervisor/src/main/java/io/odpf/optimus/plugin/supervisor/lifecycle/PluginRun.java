// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.api.plugin.PluginConnection;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.supervisor.generation.PluginCalls;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** One process of a plugin that can be called. Thread-safe. */
public interface PluginRun {

  long pid();

  /** Returns the plugin's description of itself. */
  PluginInfo info();

  /** Returns whether an earlier host has started the process, which outlived it. */
  boolean attached();

  /**
   * Returns whether a process that is started now would be of the same file with the same settings.
   */
  boolean current();

  /** Returns the calls to this process; they fail once it has ended. */
  PluginCalls calls();

  /** Returns the connection, for services beyond those of Optimus plugins. */
  PluginConnection connection();

  /**
   * Asks the plugin's health service.
   *
   * @param timeout how long to wait for the answer
   * @return whether it serves; false as well if it does not answer in time
   */
  boolean healthy(Duration timeout) throws InterruptedException;

  /** Completes when the connection was lost, though it may be made again. */
  CompletionStage<Void> connectionLost();

  /**
   * Completes when the process has ended for any reason and nothing of it is left; fails when it is
   * left to the next host.
   */
  CompletionStage<PluginExit> ended();

  /**
   * Ends the process and all that it started: by the plugin's Shutdown, then SIGTERM, then SIGKILL.
   * Returns when nothing is left, neither process nor socket.
   *
   * @param grace how long to wait before SIGKILL
   */
  void stop(Duration grace) throws InterruptedException;

  /**
   * Leaves a process that outlives its host to the next host, and stops any other.
   *
   * @param grace how long to wait before SIGKILL
   */
  void leave(Duration grace) throws InterruptedException;
}
