// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.log;

import io.odpf.optimus.plugin.text.TerminalText;
import java.io.PrintStream;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * The logging configuration of one-shot commands: prints each warning as a line of standard error,
 * like the command's own; with {@code --quiet} only errors, with {@code --verbose} everything,
 * including stack traces. Created by the JDK at the first log record, for the system property
 * {@code java.util.logging.config.class}.
 */
public final class ConsoleLogging {
  /** Set to {@code error} by {@code --quiet}, to {@code debug} by {@code --verbose}. */
  public static final String LEVEL = "optimus.log.level";

  /** Configures the root logger. The JDK calls this constructor and discards the instance. */
  public ConsoleLogging() {
    LogLevel least = LogLevel.parse(System.getProperty(LEVEL, "warn")).orElse(LogLevel.WARN);
    Logger root = Logger.getLogger("");
    for (Handler other : root.getHandlers()) {
      root.removeHandler(other);
    }
    root.setLevel(least.level());
    root.addHandler(new Lines(least, System.err));
  }

  /** Prints each record as a line. */
  private static final class Lines extends Handler {
    private final LogLevel least;
    private final PrintStream err;

    Lines(LogLevel least, PrintStream err) {
      this.least = least;
      this.err = err;
    }

    @Override
    public void publish(LogRecord record) {
      LogEntry entry = LogEntry.of(record);
      if (entry.level().compareTo(least) > 0) {
        return;
      }
      String level =
          entry.level() == LogLevel.WARN
              ? "warning"
              : entry.level().name().toLowerCase(Locale.ROOT);
      boolean all = least.compareTo(LogLevel.WARN) > 0;
      String text = all ? entry.source() + ": " + entry.message() : entry.message();
      String reason = cause(record.getThrown());
      err.println("optimus: " + level + ": " + text + (all ? "" : reason));
      if (all) {
        err.print(entry.trace());
      }
    }

    private static String cause(Throwable thrown) {
      if (thrown == null) {
        return "";
      }
      String message = thrown.getMessage();
      return ": "
          + TerminalText.line(message == null ? thrown.getClass().getSimpleName() : message);
    }

    @Override
    public void flush() {
      err.flush();
    }

    @Override
    public void close() {
      err.flush();
    }
  }
}
