// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.log;

import io.odpf.optimus.plugin.text.JsonText;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The formats of the log. */
public enum LogFormat {
  /** Lines, including those of a stack trace, that each begin with time, level and source. */
  TEXT {
    @Override
    public String render(LogEntry entry) {
      String head =
          TIME.format(entry.time())
              + " "
              + (entry.level() + " ").substring(0, 5)
              + " "
              + entry.source()
              + ": ";
      StringBuilder text = new StringBuilder(head).append(entry.message());
      entry.fields().forEach((name, value) -> append(text, name, value));
      text.append('\n');
      entry.trace().lines().forEach(line -> text.append(head).append(line).append('\n'));
      return text.toString();
    }
  },

  /** One JSON object per line. */
  JSON {
    @Override
    public String render(LogEntry entry) {
      JsonText json = JsonText.compact();
      json.beginObject();
      json.name("time").value(TIME.format(entry.time()));
      json.name("level").value(entry.level().name());
      json.name("source").value(entry.source());
      json.name("message").value(entry.message());
      if (!entry.fields().isEmpty()) {
        json.name("fields").beginObject();
        for (Map.Entry<String, String> field : entry.fields().entrySet()) {
          json.name(field.getKey()).value(field.getValue());
        }
        json.endObject();
      }
      if (!entry.trace().isEmpty()) {
        json.name("trace").value(entry.trace());
      }
      json.endObject();
      return json + "\n";
    }
  };

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  /** Formats a record as lines, each with a line break. */
  public abstract String render(LogEntry entry);

  private static void append(StringBuilder text, String name, String value) {
    text.append(' ').append(name).append('=');
    boolean plain = !value.isEmpty() && value.indexOf(' ') < 0 && value.indexOf('"') < 0;
    text.append(plain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
  }
}
