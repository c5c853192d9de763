// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.render;

import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.console.Style;
import io.odpf.optimus.plugin.jobs.conformance.CheckResult;
import io.odpf.optimus.plugin.jobs.conformance.ConformanceReport;
import io.odpf.optimus.plugin.jobs.conformance.Verdict;
import io.odpf.optimus.plugin.text.TerminalText;

/** Prints the results of a plugin's test on the console's standard output. */
public final class ConformanceText {
  private final Console console;
  private final Paths paths;

  public ConformanceText(Console console, Paths paths) {
    this.console = console;
    this.paths = paths;
  }

  /**
   * Prints one line for each check, and the result.
   *
   * @param passed whether the plugin has passed
   * @param verbose whether to print what each check means
   */
  public void print(ConformanceReport report, boolean passed, boolean verbose) {
    Table table = new Table();
    for (CheckResult result : report.results()) {
      table.row(
          style(result.verdict()),
          result.verdict().word(),
          result.check().word(),
          details(result, verbose));
    }
    table.print(console.out(), console.outColour());
    String plugin =
        report.info().map(info -> info.name() + ", generation " + info.generation()).orElse("");
    console
        .out()
        .println(
            TerminalText.line(
                paths.show(report.file())
                    + (plugin.isEmpty() ? "" : " (" + plugin + ")")
                    + (passed ? " passed" : " failed")));
  }

  private static String details(CheckResult result, boolean verbose) {
    String details = String.join("; ", result.details());
    if (!verbose) {
      return details;
    }
    return result.check().meaning() + (details.isEmpty() ? "" : ": " + details);
  }

  private static Style style(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> Style.GOOD;
      case FAILED -> Style.BAD;
      case LATE, KNOWN -> Style.CHANGED;
      case SKIPPED -> Style.FAINT;
    };
  }
}
