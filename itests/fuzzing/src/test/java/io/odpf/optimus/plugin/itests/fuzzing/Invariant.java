// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.fuzzing;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import java.util.List;

/** What must hold of whatever comes out. */
public final class Invariant {
  private Invariant() {}

  /** Fails unless it holds. */
  public static void holds(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError(what);
    }
  }

  /** Messages are for terminals: nothing that steers them or turns text around. */
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

  /** Problems are told in words, and lie inside the text that they are about. */
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
