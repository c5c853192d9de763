// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.log;

import io.odpf.optimus.plugin.text.TerminalText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.logging.LogRecord;

/**
 * One record of the log, without control characters.
 *
 * @param time its time
 * @param level its severity
 * @param source the name of the logger, without the platform's own prefix
 * @param message one line
 * @param fields further data by name, in order
 * @param trace the stack trace of its cause, with line breaks; empty if it has none
 */
public record LogEntry(
    Instant time,
    LogLevel level,
    String source,
    String message,
    Map<String, String> fields,
    String trace) {
  /** The prefix of the names of the platform's loggers. */
  static final String PREFIX = "io.odpf.optimus.plugin.";

  public LogEntry {
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(level, "level");
    source = TerminalText.line(source);
    message = TerminalText.line(message);
    Map<String, String> printable = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> printable.put(TerminalText.line(name), TerminalText.line(value)));
    fields = Collections.unmodifiableMap(printable);
    trace = printable(trace);
  }

  /** Converts a record. Maps among its parameters become fields. */
  static LogEntry of(LogRecord record) {
    Map<String, String> fields = new LinkedHashMap<>();
    Object[] parameters = record.getParameters();
    if (parameters != null) {
      for (Object parameter : parameters) {
        if (parameter instanceof Map<?, ?> map) {
          map.forEach((name, value) -> fields.put(name + "", value + ""));
        }
      }
    }
    return new LogEntry(
        record.getInstant(),
        LogLevel.of(record.getLevel()),
        source(record.getLoggerName()),
        message(record),
        fields,
        trace(record.getThrown()));
  }

  private static String source(String logger) {
    if (logger == null || logger.isEmpty()) {
      return "unknown";
    }
    return logger.startsWith(PREFIX) ? logger.substring(PREFIX.length()) : logger;
  }

  private static String message(LogRecord record) {
    String message = record.getMessage() == null ? "" : record.getMessage();
    Object[] parameters = record.getParameters();
    if (parameters == null || parameters.length == 0 || message.indexOf('{') < 0) {
      return message;
    }
    try {
      return MessageFormat.format(message, parameters);
    } catch (IllegalArgumentException e) {
      return message;
    }
  }

  private static String trace(Throwable thrown) {
    if (thrown == null) {
      return "";
    }
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static String printable(String trace) {
    StringBuilder lines = new StringBuilder();
    trace
        .lines()
        .forEach(line -> lines.append(TerminalText.line(line.replace("\t", "    "))).append('\n'));
    return lines.toString();
  }
}
