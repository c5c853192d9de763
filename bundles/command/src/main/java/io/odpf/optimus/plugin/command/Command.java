// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.command.arguments.CommandSpec;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import java.io.IOException;

/** A command that can be run. Stateless. */
public interface Command extends CommandSpec {

  /**
   * Returns whether this command changes installed plugins or the lock file. If such a command
   * fails, the user is told that nothing was changed.
   */
  default boolean changes() {
    return false;
  }

  /**
   * Runs the command. Exceptions are shown to the user and mapped to exit codes.
   *
   * @return the exit code
   * @throws UsageException if the arguments contradict each other
   * @throws IOException if the result cannot be written, or a local service cannot be reached
   */
  int run(Invocation call)
      throws UsageException,
          PluginManagerException,
          SupervisorException,
          PluginCallException,
          InterruptedException,
          IOException;
}
