// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.launcher.problem.LauncherProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the problem in a response. */
final class ReportedProblem {
  private ReportedProblem() {}

  /**
   * Returns the first problem in a message; empty if it has none. Unknown codes become {@link
   * LauncherProblem#RUNTIME_REQUEST}.
   */
  static Optional<Problem> of(Map<String, Object> message) {
    if (message.get("problems") instanceof List<?> problems
        && !problems.isEmpty()
        && problems.get(0) instanceof Map<?, ?> problem) {
      return Optional.of(
          Problem.of(
              code(text(problem.get("code"))),
              text(problem.get("message")),
              text(problem.get("hint"))));
    }
    return Optional.empty();
  }

  private static ProblemCode code(String word) {
    for (LauncherProblem known : LauncherProblem.values()) {
      if (known.word().equals(word)) {
        return known;
      }
    }
    return LauncherProblem.RUNTIME_REQUEST;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
