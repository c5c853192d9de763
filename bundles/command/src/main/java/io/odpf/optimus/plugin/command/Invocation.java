// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import io.odpf.optimus.plugin.command.arguments.Arguments;
import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.render.CommandHints;
import java.nio.file.Path;
import java.util.Map;

/**
 * One run of a command.
 *
 * @param arguments the arguments, valid for the command
 * @param console the console for output
 * @param environment the variables by name
 * @param workingDirectory the base of relative paths; absolute
 * @param host provides the manager
 * @param supervisors provides the supervisor
 * @param hints completes the commands in hints
 */
public record Invocation(
    Arguments arguments,
    Console console,
    Map<String, String> environment,
    Path workingDirectory,
    ManagerHost host,
    SupervisorHost supervisors,
    CommandHints hints) {

  /** Returns whether results are written as JSON. */
  public boolean json() {
    return "json".equals(arguments.value("output").orElse("text"));
  }

  /** Returns whether only errors are shown. */
  public boolean quiet() {
    return arguments.has("quiet");
  }

  /** Returns whether more than usual is shown. */
  public boolean verbose() {
    return arguments.has("verbose");
  }

  /** Omits the environment, which holds secrets. */
  @Override
  public String toString() {
    return "Invocation in " + workingDirectory;
  }
}
