// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.doctor;

import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.console.Style;
import io.odpf.optimus.plugin.launcher.doctor.Finding.Level;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The findings of all checks. Immutable. */
final class Examination {
  private final List<Result> results;

  /** The findings of one check. */
  private record Result(String check, List<Finding> findings) {}

  private Examination(List<Result> results) {
    this.results = List.copyOf(results);
  }

  /** Runs checks one after another. A check that throws is reported as a finding. */
  static Examination of(List<Check> checks, Machine machine) throws InterruptedException {
    List<Result> results = new ArrayList<>();
    for (Check check : checks) {
      List<Finding> findings;
      try {
        findings = check.run(machine);
      } catch (RuntimeException e) {
        findings =
            List.of(
                Finding.failed("cannot be checked: " + e, "this is a defect; please report it"));
      }
      results.add(new Result(check.name(), findings));
    }
    return new Examination(results);
  }

  /** Returns whether something would prevent an install. */
  boolean failed() {
    return count(Level.FAILED) > 0;
  }

  private long count(Level level) {
    return results.stream()
        .flatMap(result -> result.findings().stream())
        .filter(finding -> finding.level() == level)
        .count();
  }

  /**
   * Prints a line for each finding, with the remedy below it, and a summary.
   *
   * @param quiet whether to leave out findings without a problem
   */
  void print(Console console, boolean quiet) {
    PrintStream out = console.out();
    int width = 0;
    for (Result result : results) {
      width = Math.max(width, result.check().length());
    }
    for (Result result : results) {
      for (Finding finding : result.findings()) {
        if (quiet && finding.level() == Level.OK) {
          continue;
        }
        out.println(
            style(finding.level()).on(console.outColour(), pad(word(finding.level()), 7))
                + "  "
                + pad(result.check(), width)
                + "  "
                + TerminalText.line(finding.message()));
        if (!finding.hint().isEmpty()) {
          out.println("  hint: " + TerminalText.line(finding.hint()));
        }
      }
    }
    if (!quiet) {
      out.println(
          failed()
              ? "installs will not work: " + count(Level.FAILED) + " of the above must be corrected"
              : "installs can work");
    }
  }

  private static Style style(Level level) {
    return switch (level) {
      case OK -> Style.GOOD;
      case WARNING -> Style.CHANGED;
      case FAILED -> Style.BAD;
    };
  }

  private static String word(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** Returns the findings as a tree for JSON. */
  Map<String, Object> tree() {
    List<Object> all = new ArrayList<>();
    for (Result result : results) {
      for (Finding finding : result.findings()) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("check", result.check());
        tree.put("level", word(finding.level()));
        tree.put("message", finding.message());
        if (!finding.hint().isEmpty()) {
          tree.put("hint", finding.hint());
        }
        all.add(tree);
      }
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("ok", !failed());
    document.put("findings", all);
    return document;
  }
}
