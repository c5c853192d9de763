// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.launcher.control.ConsoleClient;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.launcher.shell.AttachedTerminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code runtime shell}. */
final class ShellCommand implements Command {
  private final Installation installation;

  ShellCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public String name() {
    return "shell";
  }

  @Override
  public String summary() {
    return "open the shell of the running runtime";
  }

  @Override
  public String description() {
    return "Without a terminal, runs the lines of standard input. On a terminal, 'exit' or Ctrl-D"
        + " leaves the shell, and Ctrl-\\ leaves a shell that does not answer.";
  }

  @Override
  public List<OptionSpec> options() {
    return List.of(
        OptionSpec.valued(
            "command", "c", Value.of(Value.Kind.TEXT, "LINE"), "run this line and end"));
  }

  @Override
  @SuppressWarnings("SystemConsoleNull") // From JDK 22 on, only live() detects a terminal.
  public int run(Invocation call) throws PluginManagerException, InterruptedException, IOException {
    RuntimePlace place = RuntimePlace.of(call.environment(), installation.userHome());
    try (ConsoleClient client =
        ConsoleClient.open(place).orElseThrow(RuntimeFailures::notRunning)) {
      Optional<String> line = call.arguments().value("command");
      if (line.isEmpty() && System.console() != null && call.console().live()) {
        return exitCode(client, new AttachedTerminal(client).run(), call);
      }
      client.run(
          line.isPresent()
              ? line.get()
              : new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
      return exitCode(client, client.receive(call.console().out(), call.console().err()), call);
    }
  }

  /** Returns the exit code. Prints an error if the response is incomplete. */
  private static int exitCode(ConsoleClient client, int code, Invocation call) {
    if (code == ConsoleClient.BROKEN && !client.answered()) {
      call.console().err().println("error: the runtime has ended");
    }
    return code;
  }
}
