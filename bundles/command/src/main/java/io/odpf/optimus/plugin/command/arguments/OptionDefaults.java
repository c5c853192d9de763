// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.arguments;

import io.odpf.optimus.plugin.api.manager.HostVariable;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the values of omitted options from the host's variables. */
public final class OptionDefaults {
  private OptionDefaults() {}

  /**
   * Parses a command's arguments, and adds options from the environment.
   *
   * @param tokens the words after the command's name
   */
  public static Arguments parse(
      CommandSpec command, List<String> tokens, Map<String, String> environment)
      throws UsageException {
    ArgumentParser parser = new ArgumentParser(command);
    Arguments given = parser.parse(tokens);
    List<String> all = new ArrayList<>();
    for (OptionSpec option : command.options()) {
      String variable = variable(option.name());
      String value = variable == null ? "" : environment.getOrDefault(variable, "");
      if (!value.isEmpty() && !given.has(option.name())) {
        String token = "--" + option.name() + "=" + value;
        try {
          parser.parse(List.of(token));
        } catch (UsageException e) {
          Problem problem = e.problem();
          if (problem.code() != CommandProblem.MISSING_ARGUMENT) {
            throw new UsageException(
                problem.code(),
                problem.message().replace("--" + option.name(), "the variable " + variable),
                problem.hint());
          }
        }
        all.add(token);
      }
    }
    if (all.isEmpty()) {
      return given;
    }
    all.addAll(tokens);
    return parser.parse(all);
  }

  /** Returns the variable with an option's default; null if the option has none. */
  private static @Nullable String variable(String option) {
    return switch (option) {
      case "mode" -> HostVariable.MODE;
      case "parallel" -> HostVariable.PARALLEL;
      case "log-file" -> HostVariable.LOG_FILE;
      case "log-format" -> HostVariable.LOG_FORMAT;
      case "log-level" -> HostVariable.LOG_LEVEL;
      case "log-size" -> HostVariable.LOG_SIZE;
      default -> null;
    };
  }
}
