// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.render;

import io.odpf.optimus.plugin.api.manager.DiffReport;
import io.odpf.optimus.plugin.api.manager.Difference;
import io.odpf.optimus.plugin.api.manager.Difference.Remedy;
import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.console.Style;

/**
 * Prints the differences between a machine and its configuration, and the command that resolves
 * them.
 */
public final class DiffText {
  private final Console console;
  private final Paths paths;
  private final CommandHints hints;
  private final String options;

  /**
   * Creates a report.
   *
   * @param options the mode and platform options of the command, each preceded by a space
   */
  public DiffText(Console console, Paths paths, CommandHints hints, String options) {
    this.console = console;
    this.paths = paths;
    this.hints = hints;
    this.options = options;
  }

  /** Prints each difference and note, their number, unfinished changes, and the command to run. */
  public void print(DiffReport report) {
    Table table = new Table();
    for (Difference difference : report.differences()) {
      row(table, style(difference.kind()), ReportText.word(difference.kind()), difference);
    }
    for (Difference note : report.notes()) {
      row(table, Style.FAINT, "note", note);
    }
    table.print(console.out(), console.outColour());
    console.out().println(report.differences().isEmpty() ? none(report) : number(report));
    new UnfinishedText(console, paths).print(report.unfinished());
    String remedy = remedy(report);
    if (!remedy.isEmpty()) {
      console.out().println("to fix this: " + hints.on(remedy));
    }
  }

  private static void row(Table table, Style style, String word, Difference difference) {
    String what = difference.reason();
    if (difference.expected().isPresent()) {
      what += "; expected " + difference.expected().get();
    }
    if (difference.actual().isPresent()) {
      what += difference.expected().isPresent() ? ", is " : "; is ";
      what += difference.actual().get();
    }
    table.row(style, word, difference.plugin(), what);
  }

  private static String none(DiffReport report) {
    if (report.plugins() == 0) {
      return "no differences: no plugins are listed, and none are left over";
    }
    return "no differences: "
        + Quantities.count(report.plugins(), "plugin")
        + (report.plugins() == 1 ? " is " : " are ")
        + "as the configuration and the lock file say";
  }

  private String number(DiffReport report) {
    return Quantities.count(report.differences().size(), "difference")
        + " in "
        + paths.show(report.installLocation())
        + " for "
        + report.platform()
        + ", "
        + Quantities.count(report.plugins(), "plugin")
        + " listed";
  }

  /** Returns the command that resolves the differences; empty if there is none. */
  private String remedy(DiffReport report) {
    boolean lock = false;
    boolean prune = false;
    boolean replace = false;
    boolean install = false;
    for (Difference difference : report.differences()) {
      lock |= difference.remedy() == Remedy.LOCK;
      prune |= difference.remedy() == Remedy.PRUNE;
      replace |= difference.remedy() == Remedy.REPLACE;
      install |= difference.remedy() == Remedy.INSTALL;
    }
    if (!lock && !prune && !replace && !install) {
      return "";
    }
    StringBuilder commands = new StringBuilder();
    if (lock) {
      commands.append("optimus plugin lock --platform ").append(report.platform());
      commands.append(", then ");
    }
    commands.append("optimus plugin install").append(options);
    commands.append(prune ? " --prune" : "").append(replace ? " --force" : "");
    if (replace) {
      commands.append(" (this replaces what was installed or changed by hand)");
    }
    return commands.toString();
  }

  private static Style style(Difference.Kind kind) {
    return switch (kind) {
      case MODIFIED, LOCK_STALE -> Style.BAD;
      default -> Style.CHANGED;
    };
  }
}
