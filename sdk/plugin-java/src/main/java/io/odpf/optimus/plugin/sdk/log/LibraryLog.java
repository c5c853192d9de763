// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.log;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Forwards records of {@code java.util.logging} to a plugin's log. Thread-safe. */
public final class LibraryLog extends Handler {
  private final PluginLogger logger;
  private final SimpleFormatter formatter = new SimpleFormatter();

  private LibraryLog(PluginLogger logger) {
    this.logger = logger;
  }

  /** Forwards all records of this JVM to a plugin's log instead of standard error. */
  public static void sendTo(PluginLogger logger) {
    LogManager.getLogManager().reset();
    Logger.getLogger("").addHandler(new LibraryLog(logger));
  }

  @Override
  public void publish(LogRecord record) {
    String message = formatter.formatMessage(record);
    if (record.getThrown() == null) {
      logger.log(level(record.getLevel()), message, "logger", record.getLoggerName());
    } else {
      logger.log(
          level(record.getLevel()),
          message,
          "logger",
          record.getLoggerName(),
          "error",
          record.getThrown());
    }
  }

  private static LogLevel level(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return LogLevel.ERROR;
    }
    if (value >= Level.WARNING.intValue()) {
      return LogLevel.WARN;
    }
    if (value >= Level.INFO.intValue()) {
      return LogLevel.INFO;
    }
    return value >= Level.FINE.intValue() ? LogLevel.DEBUG : LogLevel.TRACE;
  }

  @Override
  public void flush() {
    // Entries are not buffered.
  }

  @Override
  public void close() {
    // The plugin owns the log.
  }
}
