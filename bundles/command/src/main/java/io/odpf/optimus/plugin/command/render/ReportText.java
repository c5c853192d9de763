// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.render;

import io.odpf.optimus.plugin.api.manager.CleanReport;
import io.odpf.optimus.plugin.api.manager.ExtensionOrigin;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.ListReport;
import io.odpf.optimus.plugin.api.manager.LockReport;
import io.odpf.optimus.plugin.api.manager.ProviderInfo;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.console.Style;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Prints reports on the console's standard output. */
public final class ReportText {
  private final Console console;
  private final Paths paths;

  public ReportText(Console console, Paths paths) {
    this.console = console;
    this.paths = paths;
  }

  /** Prints one line per file, and the freed space. */
  public void clean(CleanReport report) {
    Table table = new Table();
    String removed = report.dryRun() ? "would remove" : "removed";
    for (CleanReport.Item item : report.removed()) {
      table.row(Style.CHANGED, removed, paths.show(item.path()), item.reason());
    }
    for (CleanReport.Item item : report.kept()) {
      table.row(Style.PLAIN, "kept", paths.show(item.path()), item.reason());
    }
    table.print(console.out(), console.outColour());
    if (report.removed().isEmpty()) {
      line("nothing to clean in " + paths.show(report.installLocation()));
    } else {
      line(
          Quantities.count(report.removed().size(), "item")
              + (report.dryRun() ? " would be removed, " : " removed, ")
              + Quantities.bytes(report.freedBytes())
              + (report.dryRun() ? " would be freed" : " freed"));
    }
    dryRun(report.dryRun());
  }

  /**
   * Prints a table of the installed plugins, and unfinished changes.
   *
   * @param running the plugins of the supervisor in the same runtime, by file; absent without one
   */
  public void list(ListReport report, Optional<Map<Path, PluginStatus>> running, boolean verbose) {
    plugins(report.plugins(), running, verbose);
    new UnfinishedText(console, paths).print(report.unfinished());
  }

  private void plugins(
      List<InstalledPlugin> plugins, Optional<Map<Path, PluginStatus>> running, boolean verbose) {
    if (plugins.isEmpty()) {
      line("no plugins are installed");
      return;
    }
    Table table = new Table();
    table.row(
        Style.PLAIN,
        "NAME",
        "VERSION",
        "PLATFORM",
        "STATE",
        "SIZE",
        "PROVIDER",
        "INSTALLED",
        running.isPresent() ? "PROCESS" : "",
        verbose ? "PATH" : "",
        verbose ? "DIGEST" : "",
        verbose ? "PROVIDED BY" : "",
        verbose ? "VERIFIED BY" : "",
        verbose ? "SIGNED BY" : "",
        verbose ? "SOURCE" : "",
        verbose ? "PIN" : "",
        verbose ? "ARTIFACT" : "");
    for (InstalledPlugin plugin : plugins) {
      table.row(
          plugin.state() == InstalledPlugin.State.OK ? Style.GOOD : Style.CHANGED,
          plugin.name(),
          plugin.version().orElse("-"),
          plugin.platform().toString(),
          word(plugin.state()),
          plugin.state() == InstalledPlugin.State.MISSING ? "-" : Quantities.bytes(plugin.size()),
          plugin.provider().orElse("-"),
          seconds(plugin.installedAt()),
          running.isPresent() ? PluginText.process(running.get().get(plugin.path())) : "",
          verbose ? paths.show(plugin.path()) : "",
          verbose && plugin.digest().isPresent() ? plugin.digest().get().toString() : "",
          verbose ? origin(plugin.providedBy()) : "",
          verbose ? origin(plugin.verifiedBy()) : "",
          verbose ? shown(plugin.signedBy()) : "",
          verbose ? shown(plugin.source()) : "",
          verbose ? shown(plugin.pin()) : "",
          verbose ? shown(plugin.artifact()) : "");
    }
    table.print(console.out(), console.outColour());
  }

  private static String shown(Optional<?> value) {
    return value.isEmpty() ? "-" : value.get().toString();
  }

  private static String origin(Optional<ExtensionOrigin> origin) {
    return origin.isEmpty() ? "-" : origin.get().toString();
  }

  private static String seconds(Optional<Instant> time) {
    return time.isEmpty() ? "-" : time.get().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Prints one line per entry, and the change of the lock file. */
  public void lock(LockReport report, Duration took, boolean verbose) {
    Table table = new Table();
    int unchanged = 0;
    for (LockReport.Entry entry : report.entries()) {
      boolean same = entry.change() == LockReport.Change.UNCHANGED;
      unchanged += same ? 1 : 0;
      if (!same || verbose || report.changed()) {
        table.row(
            same ? Style.FAINT : Style.GOOD,
            word(entry.change()),
            entry.plugin(),
            entry.version().orElse(""),
            String.join(", ", entry.platforms()));
      }
    }
    table.print(console.out(), console.outColour());
    String file = paths.show(report.lockFile());
    int all = report.entries().size();
    if (!report.changed()) {
      line("nothing to do: " + file + " already covers " + Quantities.count(all, "plugin"));
    } else {
      line(
          file
              + " written: "
              + (all - unchanged)
              + " changed, "
              + unchanged
              + " unchanged; "
              + Quantities.bytes(report.fetchedBytes())
              + " fetched in "
              + Quantities.time(took.toMillis())
              + "; commit it with the configuration");
    }
  }

  /** Prints one line per provider type. */
  public void providers(List<ProviderInfo> providers) {
    Table table = new Table();
    table.row(Style.PLAIN, "TYPE", "RANKING", "FROM");
    for (ProviderInfo provider : providers) {
      table.row(
          Style.GOOD, provider.type(), Integer.toString(provider.ranking()), provider.origin());
    }
    table.print(console.out(), console.outColour());
  }

  /** Prints that a configuration has no findings. */
  public void valid(String config) {
    line(config + " is valid");
  }

  void dryRun(boolean dryRun) {
    if (dryRun) {
      line("dry run: nothing was changed");
    }
  }

  private void line(String text) {
    console.out().println(text);
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
