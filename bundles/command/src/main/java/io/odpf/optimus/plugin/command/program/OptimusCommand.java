// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.program;

import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.CommandGroup;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.command.SupervisorHost;
import io.odpf.optimus.plugin.command.arguments.ArgumentParser;
import io.odpf.optimus.plugin.command.arguments.Arguments;
import io.odpf.optimus.plugin.command.arguments.CommandNames;
import io.odpf.optimus.plugin.command.arguments.CommandSpec;
import io.odpf.optimus.plugin.command.arguments.HelpText;
import io.odpf.optimus.plugin.command.arguments.OptionDefaults;
import io.odpf.optimus.plugin.command.arguments.Program;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.catalogue.Catalogue;
import io.odpf.optimus.plugin.command.catalogue.NamedCommand;
import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The command line. Immutable and thread-safe: several commands may run at once, as far as their
 * console allows.
 */
public final class OptimusCommand {
  private final ManagerHost host;
  private final SupervisorHost supervisors;
  private final Console console;
  private final Map<String, String> environment;
  private final Path workingDirectory;
  private final Catalogue catalogue;

  /**
   * Creates a command line.
   *
   * @param host provides the manager
   * @param supervisors provides the supervisor
   * @param console the console for output
   * @param environment the variables by name
   * @param workingDirectory the base of relative paths; absolute
   * @param version the program's version
   * @param more the groups of commands besides {@code plugin}
   */
  public OptimusCommand(
      ManagerHost host,
      SupervisorHost supervisors,
      Console console,
      Map<String, String> environment,
      Path workingDirectory,
      String version,
      List<CommandGroup> more) {
    this(
        host,
        supervisors,
        console,
        environment,
        workingDirectory,
        new Catalogue(Program.Naming.COMMAND_LINE, version, more));
  }

  private OptimusCommand(
      ManagerHost host,
      SupervisorHost supervisors,
      Console console,
      Map<String, String> environment,
      Path workingDirectory,
      Catalogue catalogue) {
    this.host = host;
    this.supervisors = supervisors;
    this.console = console;
    this.environment = Map.copyOf(environment);
    this.workingDirectory = workingDirectory;
    this.catalogue = catalogue;
  }

  /** Returns the commands of a Gogo shell, named as in that shell in help and errors. */
  public static OptimusCommand inShell(
      ManagerHost host,
      SupervisorHost supervisors,
      Console console,
      Map<String, String> environment,
      Path workingDirectory,
      String version) {
    return new OptimusCommand(
        host,
        supervisors,
        console,
        environment,
        workingDirectory,
        new Catalogue(Program.Naming.SHELL, version, List.of()));
  }

  /** Returns the description of a shell's commands. */
  public static List<CommandSpec> shellCommands() {
    Program program = new Catalogue(Program.Naming.SHELL, "", List.of()).program();
    return List.copyOf(program.group(Catalogue.PLUGIN).commands());
  }

  /** Returns the description of all commands of the command line. */
  public static Program program() {
    return new Catalogue(Program.Naming.COMMAND_LINE, "", List.of()).program();
  }

  /**
   * Returns whether a first word belongs to commands that need no groups from the program that
   * starts this one.
   */
  public static boolean isOwnFamily(String word) {
    return Catalogue.isFamily(word);
  }

  /**
   * Runs one command to its end, in the calling thread. An interrupt of that thread ends it early.
   *
   * @return the exit code, see {@link ExitCode}; failures have been shown
   */
  public int run(List<String> arguments) {
    if (arguments.size() == 1 && arguments.get(0).equals("--version")) {
      console.out().println("optimus " + catalogue.version());
      return written(ExitCode.OK);
    }
    return written(runOrdered(runtimeLast(arguments)));
  }

  /**
   * Flushes the output. Returns a failure if a result could not be written, for instance to a full
   * disk.
   */
  private int written(int code) {
    boolean success = code == ExitCode.OK || code == ExitCode.DIFFERENT;
    // Flushes, and reports the failures of all earlier prints.
    if (!success || !console.out().checkError()) {
      return code;
    }
    console.err().println("error: the output could not be written");
    console.err().flush();
    return ExitCode.FAILURE;
  }

  /** Moves a first {@code --runtime} behind the command. */
  private static List<String> runtimeLast(List<String> arguments) {
    if (arguments.size() < 3 || !arguments.get(0).equals("--runtime")) {
      return arguments;
    }
    List<String> ordered = new ArrayList<>(arguments.subList(1, arguments.size()));
    ordered.add(2, "--runtime");
    return ordered;
  }

  private int runOrdered(List<String> arguments) {
    try {
      return dispatch(arguments);
    } catch (InterruptedException e) {
      return reporter(arguments).interrupted();
    } catch (Exception | Error failure) {
      // An interrupt may surface as another failure, such as a closed channel.
      return Thread.interrupted()
          ? reporter(arguments).interrupted()
          : reporter(arguments).show(failure);
    } finally {
      console.out().flush();
      console.err().flush();
    }
  }

  private ErrorReporter reporter(List<String> arguments) {
    return new ErrorReporter(console, environment, workingDirectory, catalogue, arguments);
  }

  private int dispatch(List<String> arguments) throws Exception {
    String first = arguments.isEmpty() ? "" : arguments.get(0);
    if (first.equals("--help") || first.equals("-h")) {
      return help(List.of());
    }
    if (first.isEmpty()) {
      throw new UsageException(
              CommandProblem.NO_COMMAND, "no command is given", "optimus --help lists the commands")
          .withUsage(HelpText.usage());
    }
    Optional<NamedCommand> named = catalogue.find(arguments);
    if (named.isPresent()) {
      int words = named.get().words();
      return run(
          named.get().group(), named.get().command(), arguments.subList(words, arguments.size()));
    }
    if (!catalogue.hasGroup(first)) {
      throw CommandNames.unknown(catalogue.program(), null, first);
    }
    String second = arguments.size() == 1 ? "" : arguments.get(1);
    if (second.equals("--help") || second.equals("-h")) {
      return help(List.of(first));
    }
    if (second.equals("help")) {
      return help(arguments.size() == 2 ? List.of(first) : List.of(first, arguments.get(2)));
    }
    throw second.isEmpty() ? missing(first) : unknown(first, second);
  }

  private int run(String group, Command command, List<String> tokens) throws Exception {
    if (ArgumentParser.asksForHelp(tokens)) {
      return help(group.isEmpty() ? List.of(command.name()) : List.of(group, command.name()));
    }
    try {
      Arguments arguments = OptionDefaults.parse(command, tokens, environment);
      return command.run(
          new Invocation(
              arguments,
              console,
              environment,
              workingDirectory,
              host,
              supervisors,
              catalogue.hints(arguments.value(command.configOption()).orElse(null))));
    } catch (UsageException e) {
      throw e.usage().isEmpty()
          ? e.withUsage(HelpText.usage(catalogue.program(), group, command))
          : e;
    }
  }

  private int help(List<String> words) throws Exception {
    return run("", Objects.requireNonNull(catalogue.command("help")), words);
  }

  private UsageException missing(String group) {
    Program program = catalogue.program();
    return new UsageException(
            CommandProblem.NO_COMMAND,
            "no command is given after '" + group + "'",
            "optimus " + group + " --help lists the commands")
        .withUsage(HelpText.usage(program, program.group(group)));
  }

  private UsageException unknown(String group, String word) {
    Program program = catalogue.program();
    if (group.equals(Catalogue.PLUGIN) && Catalogue.onlyInShell(word)) {
      return new UsageException(
              CommandProblem.UNKNOWN_COMMAND,
              "'" + word + "' is only available in the shell of a running runtime",
              "optimus runtime shell -c 'optimus:" + word + "'")
          .withUsage(HelpText.usage(program, program.group(group)));
    }
    return CommandNames.unknown(program, program.group(group), word);
  }
}
