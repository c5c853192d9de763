// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.instance;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Variables as a shell file with one assignment per variable, sorted by name. Values are quoted so
 * that a shell assigns them exactly and executes no part of them.
 *
 * @param text the content of the file
 * @param warnings a warning for each omitted variable, whose name is not valid in a shell
 */
public record EnvText(String text, List<Problem> warnings) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  public EnvText {
    warnings = List.copyOf(warnings);
  }

  /** Returns whether a name is valid for a shell variable. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * Creates the file for the given variables.
   *
   * @throws JobException if a value contains NUL, which a variable cannot hold
   */
  public static EnvText of(Map<String, String> variables) throws JobException {
    StringBuilder text = new StringBuilder();
    List<Problem> errors = new ArrayList<>();
    List<Problem> warnings = new ArrayList<>();
    new TreeMap<>(variables)
        .forEach(
            (name, value) -> {
              if (!isName(name)) {
                warnings.add(
                    Problem.of(
                        JobProblem.VARIABLE,
                        TerminalText.quote(name) + " is not the name of a variable, and left out",
                        "rename it in the configuration: letters, digits and '_'"));
              } else if (value.indexOf('\0') >= 0) {
                errors.add(
                    Problem.of(
                        JobProblem.VARIABLE,
                        "the value of " + name + " has a NUL, which no variable can hold",
                        "remove it, or pass the value as an asset"));
              } else {
                text.append(name).append('=').append(quoted(value)).append('\n');
              }
            });
    if (!errors.isEmpty()) {
      throw new JobException(errors, null);
    }
    return new EnvText(text.toString(), warnings);
  }

  /** Returns a value in single quotes, within which only the quote itself is special. */
  private static String quoted(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }

  /** Returns only the number of characters, since values may be secret. */
  @Override
  public String toString() {
    return text.length() + " characters";
  }
}
