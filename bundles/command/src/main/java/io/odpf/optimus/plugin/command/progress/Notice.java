// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.progress;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.command.console.Printable;
import io.odpf.optimus.plugin.command.render.Quantities;
import java.time.Duration;

/** The lines that stay, the same on a terminal and elsewhere. */
final class Notice {
  private Notice() {}

  static String recovered(String what) {
    return "recovered: " + Printable.line(what);
  }

  static String warning(String plugin, Problem problem) {
    return "warning: " + Printable.line(plugin) + ": " + text(problem);
  }

  static String warning(Problem problem) {
    return "warning: " + text(problem);
  }

  private static String text(Problem problem) {
    return Printable.line(problem.message())
        + (problem.hint().isEmpty() ? "" : " (" + Printable.line(problem.hint()) + ")");
  }

  static String waiting(String owner) {
    return "waiting for " + Printable.line(owner);
  }

  static String retrying(String label, int attempt, int attempts, Duration delay, String reason) {
    return label
        + ": attempt "
        + attempt
        + " of "
        + attempts
        + " failed: "
        + Printable.line(reason)
        + "; trying again in "
        + Quantities.time(delay.toMillis());
  }

  static String label(String plugin, String platform, boolean platforms) {
    return Printable.line(platforms ? plugin + " (" + platform + ")" : plugin);
  }
}
