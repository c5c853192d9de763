// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.console.Prompt;
import io.odpf.optimus.plugin.command.program.OptimusCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Runs command lines in a directory and captures their output. */
final class CommandLine {
  final PreparedManager manager = new PreparedManager();
  SupervisorHost supervisors = SupervisorHost.none();
  final Map<String, String> environment = new HashMap<>();
  final List<CommandGroup> more = new ArrayList<>();
  Prompt prompt = Prompt.NONE;
  private final Path directory;

  CommandLine(Path directory) {
    this.directory = directory;
  }

  /** The output and the exit code of a run. */
  record Result(int code, String out, String err) {}

  Result run(String... arguments) {
    return run(
        console ->
            new OptimusCommand(
                manager, supervisors, console, environment, directory, "1.2.3", more),
        List.of(arguments));
  }

  /** Runs a command of a runtime's shell. */
  Result runInShell(String... arguments) {
    List<String> line = new ArrayList<>(List.of("plugin"));
    line.addAll(List.of(arguments));
    return run(
        console ->
            OptimusCommand.inShell(manager, supervisors, console, environment, directory, "1.2.3"),
        line);
  }

  private Result run(Function<Console, OptimusCommand> command, List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(stream(out), stream(err), false, false, false, false, false, () -> 80, prompt);
    int code = command.apply(console).run(arguments);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
