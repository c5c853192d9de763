// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.progress;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.command.render.Quantities;
import io.odpf.optimus.plugin.text.TerminalText;
import java.time.Duration;

/** Formats permanent lines, the same on terminals and elsewhere. */
final class Notice {
  private Notice() {}

  static String recovered(String what) {
    return "recovered: " + TerminalText.line(what);
  }

  static String warning(String plugin, Problem problem) {
    return "warning: " + TerminalText.line(plugin) + ": " + text(problem);
  }

  static String warning(Problem problem) {
    return "warning: " + text(problem);
  }

  private static String text(Problem problem) {
    return TerminalText.line(problem.message())
        + (problem.hint().isEmpty() ? "" : " (" + TerminalText.line(problem.hint()) + ")");
  }

  static String waiting(String owner) {
    return "waiting for " + TerminalText.line(owner);
  }

  static String retrying(String label, int attempt, int attempts, Duration delay, String reason) {
    return label
        + ": attempt "
        + attempt
        + " of "
        + attempts
        + " failed: "
        + TerminalText.line(reason)
        + "; trying again in "
        + Quantities.time(delay.toMillis());
  }

  static String label(String plugin, String platform, boolean platforms) {
    return TerminalText.line(platforms ? plugin + " (" + platform + ")" : plugin);
  }
}
