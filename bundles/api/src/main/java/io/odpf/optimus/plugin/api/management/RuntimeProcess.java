// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.management;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The process of a runtime. A service of the host, by which the management API shows and stops it,
 * and opens consoles in it. Thread-safe.
 */
@ConsumerType
public interface RuntimeProcess {

  /**
   * Returns the state of the process, with the fields of the API's message {@code Runtime} as JSON
   * has them: texts, whole numbers, booleans, lists and maps.
   *
   * @param brief whether to leave out bundles, extensions and operations
   * @throws IOException if a bundle cannot be read
   */
  Map<String, Object> state(boolean brief) throws IOException;

  /**
   * Begins to stop the process; does nothing if it is stopping already.
   *
   * @param reason why, for the log
   * @param keepPlugins whether to leave the plugins to the next runtime
   * @throws PluginManagerException if the plugins cannot be left; nothing is stopped then
   */
  void stop(String reason, boolean keepPlugins) throws PluginManagerException;

  /** Returns what the end of the process waits for, in words. */
  List<String> waitingFor();

  /**
   * Runs lines in a shell.
   *
   * @param user the user in the log
   * @return the exit code
   * @throws PluginManagerException if the process is stopping
   */
  int run(String user, String lines, OutputStream out, OutputStream err)
      throws PluginManagerException;

  /**
   * Runs an interactive shell until its user leaves it.
   *
   * @param user the user in the log
   * @throws PluginManagerException if the process is stopping
   * @throws IOException if the terminal fails
   */
  void interact(String user, ConsoleTerminal terminal) throws PluginManagerException, IOException;
}
