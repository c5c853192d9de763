// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.render;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.console.Style;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.PrintStream;
import java.util.List;

/** Prints problems on the console's standard error: position, message and hint. */
public final class ProblemText {
  private final Console console;
  private final Paths paths;

  public ProblemText(Console console, Paths paths) {
    this.console = console;
    this.paths = paths;
  }

  /** Prints problems, and their number if there are several. */
  public void print(List<Problem> problems) {
    for (Problem problem : problems) {
      print(problem, Style.BAD.on(console.errColour(), "error:"));
    }
    if (problems.size() > 1) {
      console.err().println(Quantities.count(problems.size(), "problem"));
    }
  }

  /** Prints notes, which are not errors. */
  public void note(List<Problem> notes) {
    for (Problem note : notes) {
      print(note, Style.CHANGED.on(console.errColour(), "note:"));
    }
  }

  private void print(Problem problem, String what) {
    PrintStream err = console.err();
    StringBuilder line = new StringBuilder();
    if (problem.position().isPresent()) {
      Position at = problem.position().get();
      line.append(paths.show(at.file())).append(':').append(at.line());
      line.append(':').append(at.column()).append(": ");
    }
    line.append(what).append(' ');
    err.println(line.append(sentence(problem)));
    if (!problem.hint().isEmpty()) {
      err.println("  hint: " + TerminalText.line(problem.hint()));
    }
  }

  /** Returns the message with the name of the plugin, which some messages begin with already. */
  static String sentence(Problem problem) {
    if (problem.plugin().isEmpty()) {
      return TerminalText.line(problem.message());
    }
    String plugin = "plugin " + problem.plugin().get();
    return TerminalText.line(
        problem.message().startsWith(plugin + " ")
            ? problem.message()
            : plugin + ": " + problem.message());
  }
}
