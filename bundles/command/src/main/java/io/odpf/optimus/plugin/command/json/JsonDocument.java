// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.json;

import com.google.gson.stream.JsonWriter;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One document, built in memory and written whole, so that a failure leaves no half of one. */
final class JsonDocument {
  private final StringWriter text = new StringWriter();
  private final JsonWriter json = new JsonWriter(text);

  /** Begins a document about a command. */
  JsonDocument(String command) throws IOException {
    json.setIndent("  ");
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

  /** A field that is left out if it has no value. */
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

  /** A field whose value is a map, a list, a text, a number or a truth value. */
  JsonDocument tree(String name, Object value) throws IOException {
    json.name(name);
    tree(value);
    return this;
  }

  private void tree(Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.beginObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        tree(entry.getKey().toString(), entry.getValue());
      }
      json.endObject();
    } else if (value instanceof List<?> list) {
      json.beginArray();
      for (Object item : list) {
        tree(item);
      }
      json.endArray();
    } else if (value instanceof Boolean truth) {
      json.value(truth.booleanValue());
    } else if (value instanceof Number number) {
      json.value(number);
    } else {
      json.value((String) value);
    }
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
    json.endObject();
    json.close();
    StringBuilder ascii = new StringBuilder(text.getBuffer().length() + 64);
    StringBuffer written = text.getBuffer();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c <= '~') {
        ascii.append(c);
      } else {
        // outside ASCII there are only characters of strings
        ascii.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          ascii.append(Character.forDigit(c >> shift & 0xf, 16));
        }
      }
    }
    byte[] bytes = ascii.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
    out.write(bytes, 0, bytes.length);
    out.flush();
  }
}
