// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.render;

import io.odpf.optimus.plugin.api.manager.MirrorReport;
import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.console.Style;
import io.odpf.optimus.plugin.text.TerminalText;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Prints the report of {@code plugin mirror} on the console's standard output. */
public final class MirrorText {
  private final Console console;

  public MirrorText(Console console) {
    this.console = console;
  }

  /** Prints one line per artifact that was written or removed, and a summary. */
  public void print(MirrorReport report, Duration took, boolean verbose) {
    Table table = new Table();
    Set<Object> written = new HashSet<>();
    for (MirrorReport.Artifact artifact : report.artifacts()) {
      if (artifact.written()) {
        written.add(artifact.sha256());
      }
      if (artifact.written() || verbose) {
        table.row(
            artifact.written() ? Style.GOOD : Style.FAINT,
            artifact.written() ? "wrote" : "kept",
            artifact.plugin(),
            artifact.platform().toString(),
            Quantities.bytes(artifact.size()),
            verbose ? artifact.sha256().toString() : "");
      }
    }
    long freed = 0;
    for (MirrorReport.Pruned pruned : report.pruned()) {
      freed += pruned.size();
      table.row(
          Style.CHANGED,
          "removed",
          pruned.sha256().toString(),
          "",
          Quantities.bytes(pruned.size()));
    }
    table.print(console.out(), console.outColour());
    Set<Object> all = new HashSet<>();
    report.artifacts().forEach(artifact -> all.add(artifact.sha256()));
    String place = TerminalText.line(report.destination());
    if (!report.changed()) {
      line(place + " already has " + report.lock() + " with " + artifacts(all.size()));
      return;
    }
    line(
        place
            + " has "
            + report.lock()
            + " with "
            + artifacts(all.size())
            + ": "
            + written.size()
            + " written ("
            + Quantities.bytes(report.writtenBytes())
            + ")"
            + (report.pruned().isEmpty()
                ? ""
                : ", " + report.pruned().size() + " removed (" + Quantities.bytes(freed) + ")")
            + ", in "
            + Quantities.time(took.toMillis()));
  }

  private static String artifacts(int number) {
    return Quantities.count(number, "artifact");
  }

  private void line(String text) {
    console.out().println(text);
  }
}
