// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import com.google.gson.stream.JsonReader;
import io.odpf.optimus.plugin.text.JsonText;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A record of named strings, stored as a flat JSON object. Immutable. */
final class TextRecord {
  private static final String PID = "pid";
  private static final String START = "start";
  private static final String HOST = "host";
  private static final String HOST_START = "hostStart";

  private final Map<String, String> values;

  private TextRecord(Map<String, String> values) {
    this.values = values;
  }

  /** Returns an empty record. */
  static TextRecord empty() {
    return new TextRecord(Map.of());
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws IOException if it is something else
   */
  static TextRecord parse(String text) throws IOException {
    Map<String, String> values = new HashMap<>();
    try (JsonReader json = new JsonReader(new StringReader(text))) {
      json.beginObject();
      while (json.hasNext()) {
        values.put(json.nextName(), json.nextString());
      }
      json.endObject();
      return new TextRecord(values);
    } catch (IllegalStateException e) {
      throw invalid(e);
    }
  }

  static IOException invalid(RuntimeException cause) {
    return new IOException("not a record of a run: " + cause.getMessage(), cause);
  }

  String json() {
    return JsonText.compact().tree(values).toString();
  }

  /** Returns a copy with a value added. */
  TextRecord with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new TextRecord(more);
  }

  /** Returns a copy with a value added if it is present. */
  TextRecord with(String name, Optional<String> value) {
    return value.isPresent() ? with(name, value.get()) : this;
  }

  /** Returns a copy with the recorded process. */
  TextRecord withProcess(ProcessIdentity process) {
    return with(PID, Long.toString(process.pid())).with(START, process.start());
  }

  /** Returns a copy with the process's host. */
  TextRecord withHost(ProcessIdentity host) {
    return with(HOST, Long.toString(host.pid())).with(HOST_START, host.start());
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * Returns a required value.
   *
   * @throws IOException if it is missing
   */
  String require(String name) throws IOException {
    String value = values.get(name);
    if (value == null) {
      throw new IOException("not a record of a run: it has no " + name);
    }
    return value;
  }

  ProcessIdentity process() throws IOException {
    return identity(PID, START);
  }

  Optional<ProcessIdentity> host() throws IOException {
    return values.containsKey(HOST) ? Optional.of(identity(HOST, HOST_START)) : Optional.empty();
  }

  private ProcessIdentity identity(String pid, String start) throws IOException {
    try {
      return new ProcessIdentity(Long.parseLong(require(pid)), require(start));
    } catch (NumberFormatException e) {
      throw invalid(e);
    }
  }
}
