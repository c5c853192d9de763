// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.render;

import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.console.Style;
import java.nio.file.Path;
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

  /** Prints that jobs are without errors. */
  public void valid(int jobs) {
    console
        .out()
        .println(jobs == 1 ? "1 job is valid" : Quantities.count(jobs, "job") + " are valid");
  }

  /** Prints one line per file that was written, as Optimus does. */
  public void written(List<Path> files) {
    for (int i = 0; i < files.size(); i++) {
      console.out().println((i + 1) + ". writing file at " + paths.show(files.get(i)));
    }
  }

  private static String cell(Map<String, Object> job, String column) {
    Object value = job.get(column);
    return value == null ? "-" : value.toString();
  }
}
