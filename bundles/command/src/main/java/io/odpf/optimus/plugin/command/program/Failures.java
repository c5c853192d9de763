// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.program;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.ConfigLookup;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.catalogue.Catalogue;
import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.json.PluginTree;
import io.odpf.optimus.plugin.command.json.ReportJson;
import io.odpf.optimus.plugin.command.render.Paths;
import io.odpf.optimus.plugin.command.render.ProblemText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Shows why a command did not do what it was asked. The arguments may be what is wrong, so they are
 * looked through for what matters here, not parsed.
 */
final class Failures {
  private final Console console;
  private final Map<String, String> environment;
  private final Path workingDirectory;
  private final Catalogue catalogue;
  private final List<String> arguments;

  Failures(
      Console console,
      Map<String, String> environment,
      Path workingDirectory,
      Catalogue catalogue,
      List<String> arguments) {
    this.console = console;
    this.environment = environment;
    this.workingDirectory = workingDirectory;
    this.catalogue = catalogue;
    this.arguments = arguments;
  }

  int show(Throwable failure) {
    if (failure instanceof UsageException wrong) {
      Problem problem = Problem.of(wrong.code(), wrong.getMessage(), wrong.hint());
      print("usage", ExitCode.USAGE, List.of(problem));
      if (!json() && !wrong.usage().isEmpty()) {
        console.err().println(wrong.usage());
      }
      return ExitCode.USAGE;
    }
    if (failure instanceof PluginManagerException failed) {
      boolean config = failed.category() == PluginManagerException.Category.CONFIG;
      int code = config ? ExitCode.USAGE : ExitCode.FAILURE;
      print(config ? "config" : "failure", code, failed.problems());
      boolean unfinished =
          failed.problems().stream()
              .anyMatch(problem -> problem.code().word().equals("unfinished"));
      if (!config && !unfinished && !json() && changes()) {
        console.err().println("nothing was changed");
      }
      trace(failure);
      return code;
    }
    if (failure instanceof SupervisorException failed) {
      print("failure", ExitCode.FAILURE, failed.problems());
      trace(failure);
      return ExitCode.FAILURE;
    }
    if (failure instanceof PluginCallException failed) {
      String code = "call-" + PluginTree.word(failed.kind());
      print(
          "failure",
          ExitCode.FAILURE,
          List.of(Problem.of(code, failed.getMessage(), failed.hint())));
      trace(failure);
      return ExitCode.FAILURE;
    }
    Problem problem =
        failure instanceof IOException io
            ? Problem.of("io", message(io), "")
            : Problem.of(
                "internal",
                "this should not happen: " + failure,
                "it is a fault of this program; --verbose shows where");
    print(
        failure instanceof IOException ? "failure" : "internal",
        ExitCode.FAILURE,
        List.of(problem));
    trace(failure);
    return ExitCode.FAILURE;
  }

  /** What happened; the messages of some exceptions are no more than the name of a file. */
  private static String message(IOException failure) {
    if (failure instanceof AccessDeniedException || failure instanceof NoSuchFileException) {
      return failure.getMessage() + ": " + RegularFile.reason(failure);
    }
    if (failure instanceof FileAlreadyExistsException file && file.getReason() == null) {
      return file.getFile() + ": it is in the way";
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  int interrupted() {
    String message = changes() ? "interrupted; nothing was changed" : "interrupted";
    if (json()) {
      print("interrupted", ExitCode.INTERRUPTED, List.of(Problem.of("interrupted", message, "")));
    } else {
      console.err().println(message);
    }
    return ExitCode.INTERRUPTED;
  }

  private void print(String category, int exitCode, List<Problem> found) {
    List<Problem> problems = catalogue.hints(after("--config", "-c")).on(found);
    if (json()) {
      try {
        ReportJson.error(command(), category, exitCode, problems, console.out());
        return;
      } catch (IOException notWritten) {
        // said as text below
      }
    }
    new ProblemText(console, paths()).print(problems);
  }

  /** Positions name the configuration as the user did; the option may be what is wrong. */
  private Paths paths() {
    String named = after("--config", "-c");
    return new ConfigLookup(environment, workingDirectory).shown(named);
  }

  private boolean json() {
    return "json".equals(after("--output", "--output"));
  }

  private String after(String name, String letter) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--")) {
        return null;
      }
      if (argument.startsWith(name + "=")) {
        return argument.substring(name.length() + 1);
      }
      if ((argument.equals(name) || argument.equals(letter)) && i + 1 < arguments.size()) {
        return arguments.get(i + 1);
      }
    }
    return null;
  }

  /** The command's own word: {@code install}, {@code version}. */
  private String command() {
    boolean grouped = arguments.size() > 1 && !arguments.get(1).startsWith("-");
    return arguments.isEmpty() ? "" : arguments.get(grouped ? 1 : 0);
  }

  /** Whether the command would have changed something. */
  private boolean changes() {
    Command command =
        arguments.size() > 1 && catalogue.hasGroup(arguments.get(0))
            ? catalogue.command(arguments.get(0), arguments.get(1))
            : null;
    return command != null && command.changes();
  }

  private void trace(Throwable failure) {
    if (arguments.contains("--verbose") || arguments.contains("-v")) {
      failure.printStackTrace(console.err());
    }
  }
}
