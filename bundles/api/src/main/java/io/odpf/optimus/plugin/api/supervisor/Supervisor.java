// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

import io.odpf.optimus.plugin.api.plugin.PluginClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Discovers, starts, monitors and restarts plugins, and replaces them when a new binary is
 * installed. Thread-safe. A misbehaving plugin does not affect the others.
 */
@ProviderType
public interface Supervisor {

  /** Returns every plugin that was found or is running, ordered by name. */
  List<PluginStatus> plugins();

  /** Returns the plugin with this name; empty if it is unknown. */
  Optional<PluginStatus> plugin(String name);

  /**
   * Returns a handle to a plugin, whether it is running or not.
   *
   * @throws SupervisorException with the code {@code unknown-plugin} if there is no plugin with
   *     this name
   */
  PluginClient client(String name) throws SupervisorException;

  /**
   * Starts plugins that are not running, concurrently, and waits until each one is ready or has
   * failed. The supervisor restarts a failed plugin in the background; this method reports the
   * first failure and does not wait for the restarts.
   *
   * @param names the plugins' names; empty for all
   * @param timeout the limit for all of them together
   * @throws SupervisorException if a plugin fails or is not ready in time; the others continue
   */
  void start(List<String> names, Duration timeout) throws SupervisorException, InterruptedException;

  /**
   * Stops plugins concurrently: by a request, then by signals. All of their processes have ended
   * when this method returns.
   *
   * @param names the plugins' names; empty for all
   * @param timeout how long to wait before the processes are killed
   */
  void stop(List<String> names, Duration timeout) throws SupervisorException, InterruptedException;

  /** Replaces the processes of plugins by new ones of the same files, without failing any call. */
  void restart(List<String> names, Duration timeout)
      throws SupervisorException, InterruptedException;

  /** Scans for new, changed and removed files immediately. */
  void rescan() throws InterruptedException;

  /**
   * Returns the last log records of a plugin, oldest first.
   *
   * @param most the largest number of records; the supervisor keeps the last 1,000
   */
  List<PluginLogRecord> logs(String name, int most) throws SupervisorException;

  /** Adds a listener. Closing the returned registration removes it. */
  Registration listen(SupervisorListener listener);

  /** A listener that can be removed. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
