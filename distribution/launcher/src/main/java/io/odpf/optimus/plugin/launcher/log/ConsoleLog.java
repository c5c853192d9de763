// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.log;

import java.io.PrintStream;

/** Prints log records as they arrive, on a stream that is not a terminal. Thread-safe. */
public final class ConsoleLog {
  private final PrintStream out;
  private final LogFormat format;
  private final LogLevel least;

  private ConsoleLog(PrintStream out, LogFormat format, LogLevel least) {
    this.out = out;
    this.format = format;
    this.least = least;
  }

  /**
   * Prints records from now on, until the log is closed.
   *
   * @param least the lowest level that is shown
   */
  public static void show(RuntimeLog log, PrintStream out, LogLevel least) {
    log.follow(new ConsoleLog(out, log.settings().format(), least)::print);
  }

  private void print(LogEntry entry) {
    if (entry.level().compareTo(least) <= 0) {
      out.print(format.render(entry));
      out.flush();
    }
  }
}
