// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.render;

import io.odpf.optimus.plugin.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Completes commands in hints so that they can be run as shown: with the {@code -c} option of the
 * current command and, in a runtime's shell, with the names used there.
 *
 * @param option the option with its value, quoted for a shell; empty if there is none
 * @param gogo whether hints are shown in a runtime's shell
 */
public record CommandHints(String option, boolean gogo) {
  private static final String PROGRAM = "optimus plugin ";
  private static final String SCOPE = "optimus:";
  private static final String PLAIN = "/._-+=:,@%~";

  /** Leaves hints unchanged. */
  public static final CommandHints NONE = new CommandHints("", false);

  public CommandHints {
    Objects.requireNonNull(option, "option");
  }

  /**
   * Returns the completion of hints for a command line.
   *
   * @param config the configuration as the user wrote it; null if the user named none
   * @param gogo whether the command line is one of a runtime's shell
   */
  public static CommandHints of(@Nullable String config, boolean gogo) {
    return new CommandHints(config == null ? "" : " -c " + quoted(config), gogo);
  }

  /** Completes the commands in a text. */
  public String on(String text) {
    if (option.isEmpty() && !gogo || !text.contains(PROGRAM)) {
      return text;
    }
    StringBuilder completed = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf(PROGRAM); at >= 0; at = text.indexOf(PROGRAM, from)) {
      int end = at + PROGRAM.length();
      while (end < text.length() && isWord(text.charAt(end))) {
        end++;
      }
      int word = at + PROGRAM.length();
      boolean command = end > word && text.charAt(word) != '-';
      completed.append(text, from, at);
      completed.append(command && gogo ? SCOPE : PROGRAM);
      completed.append(text, word, end).append(command ? option : "");
      from = end;
    }
    return completed.append(text, from, text.length()).toString();
  }

  /** Completes the commands in a problem's hint. */
  public Problem on(Problem problem) {
    String hint = on(problem.hint());
    return hint.equals(problem.hint())
        ? problem
        : new Problem(
            problem.code(), problem.message(), problem.position(), problem.plugin(), hint);
  }

  /** Completes the commands in the hints of problems. */
  public List<Problem> on(List<Problem> problems) {
    List<Problem> completed = new ArrayList<>();
    for (Problem problem : problems) {
      completed.add(on(problem));
    }
    return completed;
  }

  private static boolean isWord(char c) {
    return c >= 'a' && c <= 'z' || c == '-';
  }

  private static String quoted(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!letter && PLAIN.indexOf(c) < 0) {
        return "'" + text.replace("'", "'\\''") + "'";
      }
    }
    return text;
  }
}
