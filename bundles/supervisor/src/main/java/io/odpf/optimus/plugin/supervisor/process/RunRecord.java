// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What is written down of a process, for the case that its host dies.
 *
 * @param plugin the plugin's name
 * @param process the plugin's process, which leads a group
 * @param host the process that started it
 * @param sockets its directory
 */
record RunRecord(String plugin, ProcessIdentity process, ProcessIdentity host, Path sockets) {

  String json() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.beginObject();
      json.name("plugin").value(plugin);
      json.name("pid").value(Long.toString(process.pid()));
      json.name("start").value(process.start());
      json.name("host").value(Long.toString(host.pid()));
      json.name("hostStart").value(host.start());
      json.name("sockets").value(sockets.toString());
      json.endObject();
    }
    return text.toString();
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws IOException if it is something else
   */
  static RunRecord parse(String text) throws IOException {
    Map<String, String> values = new HashMap<>();
    try (JsonReader json = new JsonReader(new StringReader(text))) {
      json.beginObject();
      while (json.hasNext()) {
        values.put(json.nextName(), json.nextString());
      }
      json.endObject();
      return new RunRecord(
          require(values, "plugin"),
          identity(values, "pid", "start"),
          identity(values, "host", "hostStart"),
          Path.of(require(values, "sockets")));
    } catch (IllegalStateException | NumberFormatException | InvalidPathException e) {
      throw new IOException("not a record of a run: " + e.getMessage(), e);
    }
  }

  private static ProcessIdentity identity(Map<String, String> values, String pid, String start)
      throws IOException {
    return new ProcessIdentity(Long.parseLong(require(values, pid)), require(values, start));
  }

  private static String require(Map<String, String> values, String name) throws IOException {
    String value = values.get(name);
    if (value == null) {
      throw new IOException("not a record of a run: it has no " + name);
    }
    return value;
  }
}
