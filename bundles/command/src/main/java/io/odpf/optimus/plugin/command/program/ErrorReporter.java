// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.program;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ConfigLookup;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.catalogue.Catalogue;
import io.odpf.optimus.plugin.command.catalogue.NamedCommand;
import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.json.ReportJson;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.command.render.Paths;
import io.odpf.optimus.plugin.command.render.ProblemText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shows the failure of a command as text or JSON, and returns its exit code. Searches the arguments
 * for the required options instead of parsing them, since they may be invalid.
 */
final class ErrorReporter {
  private final Console console;
  private final Map<String, String> environment;
  private final Path workingDirectory;
  private final Catalogue catalogue;
  private final List<String> arguments;

  ErrorReporter(
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

  /** Shows a failure. Returns the exit code. */
  int show(Throwable failure) {
    if (failure instanceof UsageException usage) {
      print("usage", ExitCode.USAGE, usage.problems());
      if (!json() && !usage.usage().isEmpty()) {
        console.err().println(usage.usage());
      }
      return ExitCode.USAGE;
    }
    int code = ExitCode.FAILURE;
    if (failure instanceof PluginManagerException manager
        && manager.category() == PluginManagerException.Category.CONFIG) {
      code = ExitCode.USAGE;
      print("config", code, manager.problems());
    } else if (failure instanceof ProblemException reported) {
      print("failure", code, reported.problems());
      if (failure instanceof PluginManagerException) {
        printUnchanged(reported);
      }
    } else if (failure instanceof IOException io) {
      print("failure", code, List.of(Problem.of(CommandProblem.IO, message(io), "")));
    } else {
      print("internal", code, List.of(internal(failure)));
    }
    trace(failure);
    return code;
  }

  /**
   * Tells the user of a command that would change something that nothing was changed, unless the
   * change is unfinished.
   */
  private void printUnchanged(ProblemException failure) {
    boolean unfinished =
        failure.problems().stream().anyMatch(problem -> problem.code() == CommonProblem.UNFINISHED);
    if (!unfinished && !json() && changes()) {
      console.err().println("nothing was changed");
    }
  }

  private static Problem internal(Throwable failure) {
    return Problem.of(
        CommandProblem.INTERNAL,
        "this should not happen: " + failure,
        "this is a bug in the program; --verbose shows where it occurred");
  }

  /** Returns a complete message. The messages of some exceptions are only a file's name. */
  private static String message(IOException failure) {
    if (failure instanceof AccessDeniedException || failure instanceof NoSuchFileException) {
      return failure.getMessage() + ": " + RegularFile.reason(failure);
    }
    if (failure instanceof FileAlreadyExistsException file && file.getReason() == null) {
      return file.getFile() + ": it already exists";
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  /** Shows that the command was interrupted. Returns the exit code. */
  int interrupted() {
    String message = changes() ? "interrupted; nothing was changed" : "interrupted";
    if (json()) {
      print(
          "interrupted",
          ExitCode.INTERRUPTED,
          List.of(Problem.of(CommonProblem.INTERRUPTED, message, "")));
    } else {
      console.err().println(message);
    }
    return ExitCode.INTERRUPTED;
  }

  private void print(String category, int exitCode, List<Problem> found) {
    List<Problem> problems = catalogue.hints(config()).on(found);
    if (json()) {
      try {
        ReportJson.error(command(), category, exitCode, problems, console.out());
        return;
      } catch (IOException e) {
        // Fall through to text.
      }
    }
    new ProblemText(console, paths()).print(problems);
  }

  /**
   * Returns the way to show paths. The configuration is shown as the user named it, even if that
   * name is invalid.
   */
  private Paths paths() {
    return new ConfigLookup(environment, workingDirectory).shown(value("--config", "-c"));
  }

  private boolean json() {
    return "json".equals(value("--output", "--output"));
  }

  /** Returns the value of an option; null if it is not given. */
  private @Nullable String value(String name, String letter) {
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

  /** Returns the command's name in documents: {@code install}, {@code job validate}. */
  private String command() {
    Optional<NamedCommand> named = catalogue.find(arguments);
    if (named.isPresent()) {
      return named.get().document();
    }
    boolean grouped = arguments.size() > 1 && !arguments.get(1).startsWith("-");
    return arguments.isEmpty() ? "" : arguments.get(grouped ? 1 : 0);
  }

  /** Returns whether the command would have changed something. */
  private boolean changes() {
    return catalogue.find(arguments).map(named -> named.command().changes()).orElse(false);
  }

  /** Returns the configuration of plugins as the user wrote it; null if the user named none. */
  private @Nullable String config() {
    String option =
        catalogue.find(arguments).map(named -> named.command().configOption()).orElse("config");
    return value("--" + option, option.equals("config") ? "-c" : "--" + option);
  }

  private void trace(Throwable failure) {
    if (arguments.contains("--verbose") || arguments.contains("-v")) {
      failure.printStackTrace(console.err());
    }
  }
}
