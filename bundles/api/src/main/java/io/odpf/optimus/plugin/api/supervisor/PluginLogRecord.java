// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A line of a plugin's output: an entry of its structured log, or plain text.
 *
 * @param at the plugin's time stamp, else the time at which the line was read
 * @param plugin the plugin's name
 * @param stream the stream that it was read from
 * @param level the level of the entry or of its prefix; {@link System.Logger.Level#DEBUG} for plain
 *     text
 * @param message the message without control characters, at most 64 KiB
 * @param fields the entry's other fields, as JSON texts
 */
public record PluginLogRecord(
    Instant at,
    String plugin,
    Stream stream,
    System.Logger.Level level,
    String message,
    Map<String, String> fields) {

  /** The streams of a plugin. */
  public enum Stream {
    STDOUT,
    STDERR
  }

  public PluginLogRecord {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(plugin, "plugin");
    Objects.requireNonNull(stream, "stream");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(message, "message");
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}
