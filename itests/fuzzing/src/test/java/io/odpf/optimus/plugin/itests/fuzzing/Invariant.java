// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.fuzzing;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import java.util.List;

/** Checks that hold for the result of every input. */
public final class Invariant {
  private Invariant() {}

  /** Fails unless a condition holds. */
  public static void holds(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError(what);
    }
  }

  /** Fails if a message contains characters that control a terminal or change the direction. */
  public static void printable(String message) {
    message
        .codePoints()
        .forEach(
            c ->
                holds(
                    c == '\n'
                        || !Character.isISOControl(c)
                            && Character.getType(c) != Character.FORMAT
                            && Character.getType(c) != Character.SURROGATE,
                    "U+" + Integer.toHexString(c) + " in a message: " + message));
  }

  /** Fails unless problems have a message and a position inside their text. */
  public static void told(List<Problem> problems, String file, String text) {
    holds(!problems.isEmpty(), "a refusal without a problem");
    String[] lines = text.split("\r\n|\r|\n", -1);
    for (Problem problem : problems) {
      holds(
          !problem.message().isBlank() && !problem.code().word().isBlank(),
          "a problem without words");
      printable(problem.message());
      printable(problem.hint());
      if (problem.position().isPresent()) {
        inside(problem.position().get(), file, lines, problem);
      }
    }
  }

  private static void inside(Position position, String file, String[] lines, Problem problem) {
    holds(position.file().equals(file), "another file: " + problem);
    holds(position.line() >= 1 && position.line() <= lines.length, "no such line: " + problem);
    int length = lines[position.line() - 1].length();
    holds(position.column() >= 1 && position.column() <= length + 1, "no such column: " + problem);
  }
}
