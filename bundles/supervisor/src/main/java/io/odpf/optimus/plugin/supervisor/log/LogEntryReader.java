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
import java.util.Optional;

/**
 * Reads the lines that a plugin writes to standard error: entries of hclog in JSON, lines that
 * begin with a level in brackets, and plain text. No line is an error: a line that is not an entry
 * is plain text. For one process of a plugin; not thread-safe.
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
        // Lenient parsing would accept text that only resembles JSON.
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
    Optional<Level> level = level(string(json, LEVEL));
    if (level.isEmpty()) {
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
    return record(level.get(), message, fields, time(string(json, TIME)));
  }

  /** Returns a string member; empty if it is absent or not a string. */
  private static String string(JsonObject json, String name) {
    JsonElement value = json.get(name);
    return value instanceof JsonPrimitive text && text.isString() ? text.getAsString() : "";
  }

  /** Returns the level of a name in any case; empty if there is none. */
  private static Optional<Level> level(String name) {
    return switch (name.trim().toLowerCase(Locale.ROOT)) {
      case "trace" -> Optional.of(Level.TRACE);
      case "debug" -> Optional.of(Level.DEBUG);
      case "info" -> Optional.of(Level.INFO);
      case "warn" -> Optional.of(Level.WARNING);
      case "error" -> Optional.of(Level.ERROR);
      case "off" -> Optional.of(Level.OFF);
      default -> Optional.empty();
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
    Optional<Level> level = prefix(line);
    if (level.isEmpty()) {
      panicking |= line.startsWith("panic: ") || line.startsWith("fatal error: ");
    }
    return record(
        level.orElse(panicking ? Level.ERROR : Level.DEBUG), line, Map.of(), clock.instant());
  }

  /** Returns the level in brackets at the beginning; empty if there is none. */
  private static Optional<Level> prefix(String line) {
    int end = line.startsWith("[") ? line.indexOf(']') : -1;
    return end < 0 || end > 6 ? Optional.empty() : level(line.substring(1, end));
  }

  private PluginLogRecord record(
      Level level, String message, Map<String, String> fields, Instant at) {
    return new PluginLogRecord(
        at, plugin, Stream.STDERR, level, TerminalText.replace(message), fields);
  }
}
