// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.render;

import io.odpf.optimus.plugin.api.manager.ExtensionOrigin;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.manager.PluginOutcome.Action;
import io.odpf.optimus.plugin.api.manager.RollbackReport;
import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.console.Style;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/**
 * Prints the result of an install: a line per plugin, a summary, and the change of the lock file.
 */
public final class InstallText {
  private final Console console;
  private final Paths paths;

  public InstallText(Console console, Paths paths) {
    this.console = console;
    this.paths = paths;
  }

  /** Prints the report; {@code verbose} also shows digests, and plugins when none changed. */
  public void print(InstallReport report, Duration took, boolean verbose) {
    PrintStream out = console.out();
    boolean changed = report.changed();
    if (changed || verbose) {
      Table table = new Table();
      for (PluginOutcome plugin : report.plugins()) {
        row(table, plugin, report.dryRun(), verbose);
      }
      table.print(out, console.outColour());
    }
    out.println(changed ? summary(report, took) : nothing(report));
    switch (report.lock()) {
      case CREATED ->
          out.println(
              paths.show(report.lockFile())
                  + (report.dryRun()
                      ? " would be created"
                      : " created: commit it with the configuration"));
      case UPDATED ->
          out.println(
              paths.show(report.lockFile())
                  + (report.dryRun() ? " would be updated" : " updated: commit it"));
      case UNCHANGED -> {}
    }
    if (report.dryRun()) {
      out.println("dry run: nothing was changed");
    }
  }

  /**
   * Prints the result of a rollback: a line per plugin, and that the configuration and the lock
   * file stay the same.
   */
  public void print(RollbackReport report) {
    Table table = new Table();
    for (PluginOutcome plugin : report.plugins()) {
      row(table, plugin, report.dryRun(), false);
    }
    table.print(console.out(), console.outColour());
    console
        .out()
        .println(
            "the configuration and the lock file stay as they are: the next install "
                + "follows them again");
    if (report.dryRun()) {
      console.out().println("dry run: nothing was changed");
    }
  }

  private static void row(Table table, PluginOutcome plugin, boolean dryRun, boolean verbose) {
    String version = plugin.version().orElse("");
    if (plugin.previousVersion().isPresent()
        && !plugin.previousVersion().equals(plugin.version())) {
      version = plugin.previousVersion().get() + " -> " + (version.isEmpty() ? "?" : version);
    }
    String from = plugin.provider().isEmpty() ? "" : "from " + plugin.provider();
    String digest = verbose && plugin.binary().isPresent() ? plugin.binary().get().toString() : "";
    table.row(
        style(plugin.action()),
        word(plugin.action(), dryRun),
        plugin.name(),
        version,
        from,
        plugin.reason(),
        digest,
        verbose ? origin("provided by ", plugin.providedBy()) : "",
        verbose ? origin("verified by ", plugin.verifiedBy()) : "");
  }

  private static String origin(String how, Optional<ExtensionOrigin> origin) {
    return origin.isEmpty() ? "" : how + origin.get();
  }

  private String nothing(InstallReport report) {
    int plugins = report.plugins().size();
    if (plugins == 0) {
      return "nothing to do: the configuration lists no plugins for this mode";
    }
    return "nothing to do: "
        + Quantities.count(plugins, "plugin")
        + (plugins == 1 ? " is" : " are")
        + " as the lock file says";
  }

  private String summary(InstallReport report, Duration took) {
    StringBuilder line = new StringBuilder();
    for (Action action : Action.values()) {
      long number = 0;
      for (PluginOutcome plugin : report.plugins()) {
        number += plugin.action() == action ? 1 : 0;
      }
      if (number > 0) {
        line.append(line.length() == 0 ? "" : ", ").append(number).append(' ');
        line.append(word(action, report.dryRun()).replace("would ", "to "));
      }
    }
    line.append(" in ").append(paths.show(report.installLocation()));
    line.append(" for ").append(report.platform()).append("; ");
    if (report.fetchedBytes() == 0) {
      line.append("nothing fetched, ");
    } else {
      line.append(Quantities.bytes(report.fetchedBytes())).append(" fetched in ");
    }
    return line.append(Quantities.time(took.toMillis())).toString();
  }

  private static String word(Action action, boolean dryRun) {
    if (!dryRun || action == Action.UNCHANGED) {
      return ReportText.word(action);
    }
    return switch (action) {
      case INSTALLED -> "would install";
      case UPDATED -> "would update";
      case REPAIRED -> "would repair";
      case ADOPTED -> "would adopt";
      case REMOVED -> "would remove";
      case UNCHANGED -> "unchanged";
    };
  }

  private static Style style(Action action) {
    return switch (action) {
      case UNCHANGED -> Style.FAINT;
      case REMOVED -> Style.CHANGED;
      default -> Style.GOOD;
    };
  }
}
