// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.instance;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Variables as a file for {@code docker run --env-file}, sorted. That format has no quotes: a value
 * is everything up to the end of the line.
 *
 * @param text the file
 * @param warnings the variables that are left out, since the format cannot hold them
 */
public record DockerText(String text, List<Problem> warnings) {
  public DockerText {
    warnings = List.copyOf(warnings);
  }

  /** Returns variables as a file. */
  public static DockerText of(Map<String, String> variables) {
    StringBuilder text = new StringBuilder();
    List<Problem> warnings = new ArrayList<>();
    new TreeMap<>(variables)
        .forEach(
            (name, value) -> {
              if (EnvText.isName(name)
                  && value.chars().noneMatch(c -> c == '\n' || c == '\r' || c == 0)) {
                text.append(name).append('=').append(value).append('\n');
              } else {
                warnings.add(
                    Problem.of(
                        JobProblem.VARIABLE,
                        TerminalText.quote(name)
                            + (EnvText.isName(name)
                                ? " has a line break, which Docker's format cannot hold"
                                : " is not the name of a variable")
                            + "; it is left out",
                        "use the format dotenv or json"));
              }
            });
    return new DockerText(text.toString(), warnings);
  }

  /** Returns the number of characters only, since values may be secrets. */
  @Override
  public String toString() {
    return text.length() + " characters";
  }
}
