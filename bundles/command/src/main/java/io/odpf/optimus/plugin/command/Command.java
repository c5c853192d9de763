// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.arguments.CommandSpec;
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
   * @throws ProblemException if the arguments contradict each other, or the command fails
   * @throws IOException if the result cannot be written, or a local service cannot be reached
   */
  int run(Invocation call) throws ProblemException, InterruptedException, IOException;
}
