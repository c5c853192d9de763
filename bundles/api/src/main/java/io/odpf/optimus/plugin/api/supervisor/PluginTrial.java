// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

import io.odpf.optimus.plugin.api.plugin.PluginClient;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One process of a plugin on trial. It is not restarted: once it has ended, calls fail with {@link
 * io.odpf.optimus.plugin.api.plugin.PluginCallException.Kind#CRASHED}. Thread-safe.
 */
@ProviderType
public interface PluginTrial extends AutoCloseable {

  /** Returns the first line of the plugin's standard output, its handshake. */
  String handshake();

  /** Returns the time from the start of the process to its handshake. */
  Duration handshakeTime();

  /** Returns the client for calls to this process. */
  PluginClient client();

  /**
   * Returns the full names of the gRPC services that the plugin lists by server reflection; empty
   * if it has no reflection.
   */
  Set<String> services();

  /** Returns whether the process runs. */
  boolean alive();

  /**
   * Waits for the process to end by itself.
   *
   * @return its exit code, 128 and the signal's number if a signal ended it; absent if it still
   *     runs
   */
  OptionalInt awaitExit(Duration timeout) throws InterruptedException;

  /**
   * Returns what the plugin's code has printed so far, to standard output and standard error, as it
   * arrived by the protocol; at most 64 KiB.
   */
  String printed();

  /** Returns the last lines of the plugin's standard error, oldest first. */
  List<String> lastLines();

  /**
   * Asks the plugin to shut down, and waits for the end of the process. A process that does not end
   * in time is killed.
   *
   * @param timeout how long to wait
   */
  TrialEnd shutDown(Duration timeout) throws InterruptedException;

  /** Ends the process, if it still runs, and removes its files. */
  @Override
  void close();
}
