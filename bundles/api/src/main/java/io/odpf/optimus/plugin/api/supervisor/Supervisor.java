// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

import io.odpf.optimus.plugin.api.plugin.PluginClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Finds plugins, runs them, watches them, starts them again, and replaces them when a new binary is
 * installed. Thread-safe. One plugin that misbehaves affects no other.
 */
@ProviderType
public interface Supervisor {

  /** Every plugin that is there or runs, by name. */
  List<PluginStatus> plugins();

  /** One plugin; empty if there is none of this name. */
  Optional<PluginStatus> plugin(String name);

  /**
   * A handle to a plugin, whether it runs or not.
   *
   * @throws SupervisorException with the code {@code unknown-plugin} if there is none of this name
   */
  PluginClient client(String name) throws SupervisorException;

  /**
   * Starts plugins that do not run, at the same time, and waits until each is ready or has failed.
   * A plugin that fails is started again in the background as often as the supervisor allows; this
   * method reports its first failure and does not wait for what follows.
   *
   * @param names none for all
   * @param timeout for all of them
   * @throws SupervisorException if one fails, or is not ready in time; the others go on
   */
  void start(List<String> names, Duration timeout) throws SupervisorException, InterruptedException;

  /**
   * Stops plugins, at the same time: by request, then by signals; none of their processes is left.
   *
   * @param names none for all
   * @param timeout for the requests and the first signal; after it the processes are killed
   */
  void stop(List<String> names, Duration timeout) throws SupervisorException, InterruptedException;

  /** Replaces plugins by a new process of the same file, without a failed call. */
  void restart(List<String> names, Duration timeout)
      throws SupervisorException, InterruptedException;

  /** Looks for new, changed and removed files now, instead of when the directories are watched. */
  void rescan() throws InterruptedException;

  /**
   * The last records that a plugin logged, oldest first.
   *
   * @param most how many at most; the supervisor keeps the last 1,000
   */
  List<PluginLogRecord> logs(String name, int most) throws SupervisorException;

  /** Adds a listener; closing what is returned removes it. */
  Registration listen(SupervisorListener listener);

  /** A listener that can be removed. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
