// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.render;

import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.console.Style;
import java.util.List;
import java.util.Map;

/** Prints jobs on the console's standard output. */
public final class JobText {
  private final Console console;
  private final Paths paths;

  public JobText(Console console, Paths paths) {
    this.console = console;
    this.paths = paths;
  }

  /** Prints one line per job; the jobs are trees as in JSON. */
  public void list(List<Map<String, Object>> jobs) {
    if (jobs.isEmpty()) {
      console.out().println("no jobs");
      return;
    }
    Table table = new Table();
    table.row(Style.PLAIN, "NAME", "NAMESPACE", "TASK", "INTERVAL", "DIRECTORY");
    for (Map<String, Object> job : jobs) {
      table.row(
          Style.PLAIN,
          cell(job, "name"),
          cell(job, "namespace"),
          cell(job, "task"),
          cell(job, "interval"),
          paths.show(cell(job, "directory")));
    }
    table.print(console.out(), console.outColour());
  }

  private static String cell(Map<String, Object> job, String column) {
    Object value = job.get(column);
    return value == null ? "-" : value.toString();
  }
}
