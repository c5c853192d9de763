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
   * Whether it changes what is installed, or the lock file. When such a command fails, the user is
   * told that nothing was changed.
   */
  default boolean changes() {
    return false;
  }

  /**
   * Does it. Whatever is thrown is shown to the user, with the exit code that fits.
   *
   * @return the exit code
   * @throws UsageException if the arguments make no sense together
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
