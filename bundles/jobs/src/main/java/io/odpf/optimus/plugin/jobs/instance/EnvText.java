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
 * Variables as a file for a shell, one assignment each, sorted. A shell that reads the file assigns
 * exactly the values, whatever they contain, and runs nothing of them.
 *
 * @param text the file
 * @param warnings the variables that are left out, since a shell has no such names
 */
public record EnvText(String text, List<Problem> warnings) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  public EnvText {
    warnings = List.copyOf(warnings);
  }

  /** Returns whether a shell has variables of this name. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * Returns variables as a file.
   *
   * @throws JobException if a value has a NUL, which no variable can hold
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

  /** Returns a value in single quotes, in which a shell reads everything but the quote itself. */
  private static String quoted(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }

  /** Returns the number of characters only, since values may be secrets. */
  @Override
  public String toString() {
    return text.length() + " characters";
  }
}
