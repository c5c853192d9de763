// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.render;

import io.odpf.optimus.plugin.api.manager.ArtifactIdentity;
import io.odpf.optimus.plugin.api.manager.EditReport;
import io.odpf.optimus.plugin.api.manager.OutdatedReport;
import io.odpf.optimus.plugin.api.manager.OutdatedReport.Status;
import io.odpf.optimus.plugin.api.manager.UpgradePlan;
import io.odpf.optimus.plugin.api.manager.UpgradeReport;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.console.Style;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Text reports of the commands that change versions or edit the configuration. */
public final class VersionText {
  private static final int SHORT = 12;
  private static final String NONE = "-";

  private final Console console;
  private final Paths paths;

  public VersionText(Console console, Paths paths) {
    this.console = console;
    this.paths = paths;
  }

  /** Prints a table, the number of outdated plugins, and the problems of failed sources. */
  public void outdated(OutdatedReport report, boolean quiet) {
    List<Problem> problems = new ArrayList<>();
    report.plugins().forEach(entry -> entry.problem().ifPresent(problems::add));
    if (!quiet) {
      table(report);
      console.out().println(summary(report));
    }
    if (!problems.isEmpty()) {
      console.out().flush();
      new ProblemText(console, paths).print(problems);
    }
  }

  private void table(OutdatedReport report) {
    Table table = new Table();
    if (!report.plugins().isEmpty()) {
      table.row(Style.PLAIN, "NAME", "INSTALLED", "LOCKED", "WANTED", "LATEST", "STATUS", "");
    }
    for (OutdatedReport.Entry entry : report.plugins()) {
      boolean failed = entry.status() == Status.FAILED;
      table.row(
          style(entry.status()),
          entry.plugin(),
          label(entry.installed()),
          label(entry.locked()),
          label(entry.wanted()),
          entry.latest().orElse(failed ? NONE : "unknown"),
          ReportText.word(entry.status()),
          failed ? "" : entry.reason());
    }
    table.print(console.out(), console.outColour());
  }

  private static String summary(OutdatedReport report) {
    long outdated = count(report, Status.OUTDATED);
    long newer = count(report, Status.NEWER);
    String plugins = Quantities.count(report.plugins().size(), "plugin");
    if (outdated + newer == 0) {
      return report.failed()
          ? plugins + " checked"
          : "nothing is outdated: " + plugins + " checked";
    }
    StringBuilder line = new StringBuilder();
    if (outdated > 0) {
      line.append(outdated).append(" of ").append(plugins).append(" outdated: ");
      line.append("optimus plugin upgrade");
    }
    if (newer > 0) {
      line.append(line.isEmpty() ? "" : "; ");
      line.append(newer).append(newer == 1 ? " has a newer version" : " have newer versions");
      line.append(" than the configuration asks for");
    }
    return line.toString();
  }

  private static long count(OutdatedReport report, Status status) {
    return report.plugins().stream().filter(entry -> entry.status() == status).count();
  }

  private static String label(Optional<ArtifactIdentity> what) {
    return what.map(ArtifactIdentity::label).orElse(NONE);
  }

  /** Prints the plan for the user to confirm, on the stream of the prompt. */
  public void question(UpgradePlan plan, boolean verbose) {
    plan(plan, console.err(), console.errColour(), verbose);
  }

  /**
   * Prints the result of an upgrade, without the install's own report.
   *
   * @param shown whether the user has seen the plan
   */
  public void upgrade(UpgradeReport report, boolean shown, boolean verbose) {
    PrintStream out = console.out();
    boolean empty = report.outcome() == UpgradeReport.Outcome.NOTHING_TO_DO;
    if (empty || !shown) {
      plan(report.plan(), out, console.outColour(), verbose);
    }
    switch (report.outcome()) {
      case NOTHING_TO_DO -> out.println("nothing to upgrade: the sources offer nothing new");
      case DECLINED -> out.println("not upgraded: nothing was changed");
      case DRY_RUN -> out.println("dry run: nothing was changed");
      case DONE -> {}
    }
  }

  private void plan(UpgradePlan plan, PrintStream out, boolean colour, boolean verbose) {
    Table table = new Table();
    for (UpgradePlan.Step step : plan.steps()) {
      String from = step.from().map(ArtifactIdentity::label).orElse("new");
      table.row(
          Style.CHANGED,
          step.plugin(),
          step.platform().toString(),
          from + " -> " + step.to().label(),
          digest(step.from().flatMap(ArtifactIdentity::sha256), verbose)
              + " -> "
              + digest(step.to().sha256(), verbose));
    }
    table.print(out, colour);
    for (UpgradePlan.Newer newer : plan.newer()) {
      out.println(
          "note: "
              + TerminalText.line(newer.plugin())
              + " has "
              + TerminalText.line(newer.latest())
              + ", but the configuration asks for "
              + TerminalText.line(newer.wanted())
              + " ("
              + place(newer.position())
              + ")");
    }
  }

  private String place(Position position) {
    return paths.show(position.file()) + ":" + position.line();
  }

  private static String digest(Optional<Digest> digest, boolean verbose) {
    if (digest.isEmpty()) {
      return NONE;
    }
    return verbose ? digest.get().toString() : digest.get().hex().substring(0, SHORT);
  }

  /** Prints where a plugin was added, and the command that installs it. */
  public void added(EditReport report) {
    EditReport.Entry entry = report.entries().get(0);
    console
        .out()
        .println(
            (report.dryRun() ? "would add " : "added ")
                + TerminalText.line(entry.plugin())
                + " at "
                + place(entry.position()));
    end(report, "install it with: optimus plugin install " + TerminalText.line(entry.plugin()));
  }

  /**
   * Prints where the removed plugins were listed.
   *
   * @param installed whether the plugins are still installed
   */
  public void removed(EditReport report, boolean installed) {
    for (EditReport.Entry entry : report.entries()) {
      console
          .out()
          .println(
              (report.dryRun() ? "would remove " : "removed ")
                  + TerminalText.line(entry.plugin())
                  + ", which was listed at "
                  + place(entry.position()));
    }
    end(report, installed ? "the installed files stay; to remove them: optimus plugin clean" : "");
  }

  private void end(EditReport report, String next) {
    String line = report.dryRun() ? "dry run: nothing was changed" : next;
    if (!line.isEmpty()) {
      console.out().println(line);
    }
  }

  /** Prints the path of a new configuration, and the next step. */
  public void written(Path config) {
    console.out().println("wrote " + paths.show(config));
    console.out().println("add providers to it, then plugins: optimus plugin add --help");
  }

  private static Style style(Status status) {
    return switch (status) {
      case CURRENT -> Style.GOOD;
      case OUTDATED, NEWER -> Style.CHANGED;
      case FAILED -> Style.BAD;
    };
  }
}
