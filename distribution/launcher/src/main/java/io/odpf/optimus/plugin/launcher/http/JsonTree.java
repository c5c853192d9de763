// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.http;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses JSON to maps, lists, strings, longs and booleans. Omits members whose value is null. */
public final class JsonTree {
  private static final int DEEPEST = 16;

  private JsonTree() {}

  /**
   * Parses an object.
   *
   * @throws MalformedMessageException if the text is not a JSON object with such values
   */
  public static Map<String, Object> object(String text) throws MalformedMessageException {
    try {
      JsonReader reader = new JsonReader(new StringReader(text));
      Map<String, Object> fields = fields(reader, 0);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new MalformedMessageException("unexpected content after the JSON object", null);
      }
      return fields;
    } catch (MalformedMessageException e) {
      throw e;
    } catch (IOException | IllegalStateException e) {
      throw new MalformedMessageException("the message is not the expected JSON", e);
    }
  }

  private static Map<String, Object> fields(JsonReader reader, int depth) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (reader.peek() == JsonToken.NULL) {
        reader.nextNull();
      } else {
        fields.put(name, value(reader, depth + 1));
      }
    }
    reader.endObject();
    return fields;
  }

  private static Object value(JsonReader reader, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new MalformedMessageException("the JSON is nested too deeply", null);
    }
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> fields(reader, depth);
      case BEGIN_ARRAY -> {
        List<Object> items = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
          items.add(value(reader, depth + 1));
        }
        reader.endArray();
        yield items;
      }
      case STRING -> reader.nextString();
      case BOOLEAN -> reader.nextBoolean();
      case NUMBER -> number(reader);
      default ->
          throw new MalformedMessageException("the JSON has a value of an unexpected type", null);
    };
  }

  private static Long number(JsonReader reader) throws IOException {
    try {
      return reader.nextLong();
    } catch (NumberFormatException e) {
      throw new MalformedMessageException("the JSON has a number that is not an integer", e);
    }
  }
}
