// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.render;

import io.odpf.optimus.plugin.api.manager.ServerDiffReport;
import io.odpf.optimus.plugin.api.manager.ServerDiffReport.Finding;
import io.odpf.optimus.plugin.api.manager.ServerDiffReport.Kind;
import io.odpf.optimus.plugin.api.manager.ServerDiffReport.Row;
import io.odpf.optimus.plugin.api.manager.ServerDiffReport.Side;
import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.console.Style;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints a comparison with a server: a line per plugin with its three sides, then the findings. */
public final class ServerDiffText {
  private final Console console;
  private final Paths paths;
  private final CommandHints hints;
  private final boolean configured;

  /**
   * Creates a report.
   *
   * @param configured whether a configuration was compared
   */
  public ServerDiffText(Console console, Paths paths, CommandHints hints, boolean configured) {
    this.console = console;
    this.paths = paths;
    this.hints = hints;
    this.configured = configured;
  }

  /** Prints the report, and the command that resolves the differences. */
  public void print(ServerDiffReport report) {
    Table sides = new Table();
    sides.row(
        Style.FAINT, "PLUGIN", configured ? "CONFIGURATION" : "LAST TAKEN", "HERE", "SERVER RUNS");
    Table findings = new Table();
    int different = 0;
    for (Row row : report.plugins()) {
      sides.row(
          row.findings().isEmpty() ? Style.GOOD : Style.CHANGED,
          row.plugin(),
          shown(row.wanted()),
          shown(row.installed()),
          report.supervised() ? shown(row.running()) : "?");
      different += row.findings().isEmpty() ? 0 : 1;
      for (Finding finding : row.findings()) {
        findings.row(
            Style.CHANGED, ReportText.word(finding.kind()), row.plugin(), finding.reason());
      }
    }
    sides.print(console.out(), console.outColour());
    findings.print(console.out(), console.outColour());
    String where =
        paths.show(report.installLocation())
            + " for "
            + report.platform()
            + " and the server "
            + TerminalText.line(report.server());
    console
        .out()
        .println(
            different == 0
                ? "no differences between " + where
                : Quantities.count(different, "plugin")
                    + (different == 1 ? " differs" : " differ")
                    + " between "
                    + where);
    if (!report.supervised()) {
      console.out().println("the server runs no plugins itself, so only its lock was compared");
    }
    String remedy = remedy(report);
    if (!remedy.isEmpty()) {
      console.out().println("to fix this: " + hints.on(remedy));
    }
  }

  private static String shown(Optional<Side> side) {
    if (side.isEmpty()) {
      return "-";
    }
    List<String> words = new ArrayList<>();
    side.get().version().ifPresent(words::add);
    String digest = side.get().digest().orElse("");
    int colon = digest.indexOf(':');
    if (digest.length() > colon + 12) {
      words.add(digest.substring(colon + 1, colon + 13));
    }
    if (!side.get().state().isEmpty()) {
      words.add(side.get().state());
    }
    return words.isEmpty() ? "yes" : String.join(" ", words);
  }

  /** Returns the command that brings this machine level; empty if none does. */
  private static String remedy(ServerDiffReport report) {
    boolean install = false;
    boolean replace = false;
    boolean prune = false;
    for (Row row : report.plugins()) {
      for (Finding finding : row.findings()) {
        install |= finding.kind() == Kind.MISSING || finding.kind() == Kind.OUTDATED;
        replace |= finding.kind() == Kind.MODIFIED;
        prune |= finding.kind() == Kind.EXTRA;
      }
    }
    if (!install && !replace && !prune) {
      return "";
    }
    return "optimus plugin install --server "
        + TerminalText.line(report.server())
        + (prune ? " --prune" : "")
        + (replace ? " --force" : "");
  }
}
