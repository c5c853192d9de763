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
 * @param arguments what the user gave, checked against the command
 * @param console where output goes
 * @param environment variables by name
 * @param workingDirectory what relative paths are relative to; absolute
 * @param host where the manager comes from
 * @param supervisors where the supervisor comes from
 * @param hints how commands in hints are to be run here
 */
public record Invocation(
    Arguments arguments,
    Console console,
    Map<String, String> environment,
    Path workingDirectory,
    ManagerHost host,
    SupervisorHost supervisors,
    CommandHints hints) {

  /** Whether results are to be JSON. */
  public boolean json() {
    return "json".equals(arguments.value("output").orElse("text"));
  }

  /** Whether only errors are to be shown. */
  public boolean quiet() {
    return arguments.has("quiet");
  }

  /** Whether more than usual is to be shown. */
  public boolean verbose() {
    return arguments.has("verbose");
  }

  /** The environment is left out: it holds secrets. */
  @Override
  public String toString() {
    return "Invocation in " + workingDirectory;
  }
}
