// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.json;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.text.JsonText;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A JSON document that is built in memory and written at once, so that a failure leaves no partial
 * output.
 */
final class JsonDocument {
  private final JsonText json = JsonText.ascii();

  /** Begins a document about a command. */
  JsonDocument(String command) throws IOException {
    json.beginObject();
    json.name("command").value(command);
  }

  JsonDocument field(String name, String value) throws IOException {
    json.name(name).value(value);
    return this;
  }

  JsonDocument field(String name, long value) throws IOException {
    json.name(name).value(value);
    return this;
  }

  JsonDocument field(String name, boolean value) throws IOException {
    json.name(name).value(value);
    return this;
  }

  JsonDocument field(String name, Enum<?> value) throws IOException {
    return field(name, value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** Adds a field, unless it has no value. */
  JsonDocument field(String name, Optional<?> value) throws IOException {
    return value.isEmpty() ? this : field(name, value.get().toString());
  }

  JsonDocument object(String name) throws IOException {
    json.name(name).beginObject();
    return this;
  }

  JsonDocument object() throws IOException {
    json.beginObject();
    return this;
  }

  JsonDocument endObject() throws IOException {
    json.endObject();
    return this;
  }

  JsonDocument array(String name) throws IOException {
    json.name(name).beginArray();
    return this;
  }

  JsonDocument endArray() throws IOException {
    json.endArray();
    return this;
  }

  JsonDocument strings(String name, List<String> values) throws IOException {
    json.name(name).beginArray();
    for (String value : values) {
      json.value(value);
    }
    json.endArray();
    return this;
  }

  /** Adds a field whose value is a map, a list, a string, a number, a boolean or an instant. */
  JsonDocument tree(String name, Object value) throws IOException {
    json.name(name).tree(value);
    return this;
  }

  JsonDocument problems(List<Problem> problems) throws IOException {
    return problems("problems", problems);
  }

  JsonDocument problems(String name, List<Problem> problems) throws IOException {
    array(name);
    for (Problem problem : problems) {
      object().field("code", problem.code().word()).field("message", problem.message());
      if (problem.position().isPresent()) {
        Position position = problem.position().get();
        field("file", position.file());
        field("line", position.line()).field("column", position.column());
      }
      field("plugin", problem.plugin());
      if (!problem.hint().isEmpty()) {
        field("hint", problem.hint());
      }
      endObject();
    }
    return endArray();
  }

  /** Ends the document and writes it. */
  void writeTo(PrintStream out) throws IOException {
    byte[] bytes = json.endObject().toBytes();
    out.write(bytes, 0, bytes.length);
    out.flush();
  }
}
