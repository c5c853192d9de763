// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.log;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord.Stream;
import io.odpf.optimus.plugin.text.TerminalText;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the lines that a plugin writes to standard error: entries of hclog in JSON, lines with a
 * level in brackets before them, and plain text. No line, however strange, is a failure: one that
 * is not an entry is text. For one process of a plugin; not thread-safe.
 */
public final class LogEntryReader {
  private static final String MESSAGE = "@message";
  private static final String LEVEL = "@level";
  private static final String TIME = "@timestamp";

  private final String plugin;
  private final Clock clock;
  private boolean panicking;

  public LogEntryReader(String plugin, Clock clock) {
    this.plugin = plugin;
    this.clock = clock;
  }

  /** Returns the record of a line. */
  public PluginLogRecord read(String line) {
    if (line.startsWith("{")) {
      try {
        // Lenient parsing would take texts that only look like JSON.
        JsonElement json = JsonParser.parseString(line);
        if (json.isJsonObject()) {
          return entry(json.getAsJsonObject(), line);
        }
      } catch (JsonParseException | NumberFormatException | StackOverflowError e) {
        return text(line);
      }
    }
    return text(line);
  }

  private PluginLogRecord entry(JsonObject json, String line) {
    String message = string(json, MESSAGE);
    Level level = level(string(json, LEVEL));
    if (level == null) {
      return record(Level.DEBUG, line, Map.of(), clock.instant());
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> field : json.entrySet()) {
      if (!field.getKey().startsWith("@") || field.getKey().equals("@module")) {
        fields.put(
            TerminalText.replace(field.getKey()),
            TerminalText.replace(field.getValue().toString()));
      }
    }
    return record(level, message, fields, time(string(json, TIME)));
  }

  /** Returns a member that is a text; empty if it is absent or something else. */
  private static String string(JsonObject json, String name) {
    JsonElement value = json.get(name);
    return value instanceof JsonPrimitive text && text.isString() ? text.getAsString() : "";
  }

  /** Returns the level of a name in any case; null if there is none. */
  private static Level level(String name) {
    return switch (name.trim().toLowerCase(Locale.ROOT)) {
      case "trace" -> Level.TRACE;
      case "debug" -> Level.DEBUG;
      case "info" -> Level.INFO;
      case "warn" -> Level.WARNING;
      case "error" -> Level.ERROR;
      case "off" -> Level.OFF;
      default -> null;
    };
  }

  private Instant time(String text) {
    try {
      return text.isEmpty() ? clock.instant() : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return clock.instant();
    }
  }

  private PluginLogRecord text(String line) {
    Level level = prefix(line);
    if (level == null) {
      panicking |= line.startsWith("panic: ") || line.startsWith("fatal error: ");
      level = panicking ? Level.ERROR : Level.DEBUG;
    }
    return record(level, line, Map.of(), clock.instant());
  }

  /** Returns the level in brackets at the beginning; null if there is none. */
  private static Level prefix(String line) {
    int end = line.startsWith("[") ? line.indexOf(']') : -1;
    return end < 0 || end > 6 ? null : level(line.substring(1, end));
  }

  private PluginLogRecord record(
      Level level, String message, Map<String, String> fields, Instant at) {
    return new PluginLogRecord(
        at, plugin, Stream.STDERR, level, TerminalText.replace(message), fields);
  }
}
