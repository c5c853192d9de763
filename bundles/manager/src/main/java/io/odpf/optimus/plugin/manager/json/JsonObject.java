// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An object of a JSON document, with typed access to its fields. A field that is missing, duplicate
 * or of another type causes a {@link JsonException}.
 */
public final class JsonObject {
  private static final int MAX_DEPTH = 16;

  private final String document;
  private final String path;
  private final Map<String, Object> fields;

  private JsonObject(String document, String path, Map<String, Object> fields) {
    this.document = document;
    this.path = path;
    this.fields = fields;
  }

  /** Parses a document that consists of one object. */
  public static JsonObject parse(String document) throws JsonException {
    try (JsonReader reader = new JsonReader(new StringReader(document))) {
      reader.setStrictness(Strictness.STRICT);
      if (reader.peek() != JsonToken.BEGIN_OBJECT) {
        throw Positions.at(document, "$", 1, "an object is expected");
      }
      JsonObject object = object(document, reader, 0);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw Positions.here(document, reader, "nothing is expected after the object");
      }
      return object;
    } catch (JsonException e) {
      throw e;
    } catch (MalformedJsonException | EOFException | NumberFormatException e) {
      throw Positions.malformed(document, e);
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory cannot fail to be read", e);
    }
  }

  private static JsonObject object(String document, JsonReader reader, int depth)
      throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    reader.beginObject();
    String path = reader.getPath();
    // At the beginning of an object the path ends with a dot.
    String own = path.endsWith(".") ? path.substring(0, path.length() - 1) : path;
    while (reader.hasNext()) {
      String name = reader.nextName();
      String at = reader.getPath();
      if (fields.containsKey(name)) {
        throw Positions.at(document, at, 2, "\"" + name + "\" is there twice");
      }
      fields.put(name, value(document, reader, depth + 1));
    }
    reader.endObject();
    return new JsonObject(document, own, fields);
  }

  private static Object value(String document, JsonReader reader, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw Positions.at(document, reader.getPath(), 1, "this is nested too deeply");
    }
    switch (reader.peek()) {
      case BEGIN_OBJECT:
        return object(document, reader, depth);
      case BEGIN_ARRAY:
        List<Object> elements = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
          elements.add(value(document, reader, depth + 1));
        }
        reader.endArray();
        return elements;
      case STRING:
        return reader.nextString();
      case NUMBER:
        String number = reader.nextString();
        try {
          return Long.valueOf(number);
        } catch (NumberFormatException e) {
          return Double.valueOf(number);
        }
      case BOOLEAN:
        return reader.nextBoolean();
      default:
        throw Positions.at(document, reader.getPath(), 1, "null is not expected");
    }
  }

  /** Returns the names of the fields, in the document's order. */
  public Set<String> names() {
    return fields.keySet();
  }

  /** Refuses fields with other names. */
  public void only(Set<String> known) throws JsonException {
    only(known, Set.of());
  }

  /** Refuses fields whose names are in neither set. */
  public void only(Set<String> known, Set<String> alsoKnown) throws JsonException {
    for (String name : fields.keySet()) {
      if (!known.contains(name) && !alsoKnown.contains(name)) {
        throw wrong(name, "\"" + name + "\" is not known here").asUnknownField();
      }
    }
  }

  public boolean has(String name) {
    return fields.containsKey(name);
  }

  public String text(String name) throws JsonException {
    return required(name, String.class, "a text");
  }

  public Optional<String> optionalText(String name) throws JsonException {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  /** Returns the value of a field that is a whole number and not negative. */
  public long whole(String name) throws JsonException {
    long value = required(name, Long.class, "a whole number");
    if (value < 0) {
      throw wrong(name, "\"" + name + "\" must not be negative");
    }
    return value;
  }

  public boolean flag(String name) throws JsonException {
    return required(name, Boolean.class, "true or false");
  }

  public JsonObject object(String name) throws JsonException {
    return required(name, JsonObject.class, "an object");
  }

  public List<String> texts(String name) throws JsonException {
    return elements(name, String.class, "texts");
  }

  public List<JsonObject> objects(String name) throws JsonException {
    return elements(name, JsonObject.class, "objects");
  }

  private <T> List<T> elements(String name, Class<T> type, String what) throws JsonException {
    List<T> elements = new ArrayList<>();
    for (Object element : required(name, List.class, "a list")) {
      if (!type.isInstance(element)) {
        throw wrong(name, "\"" + name + "\" must be a list of " + what);
      }
      elements.add(type.cast(element));
    }
    return elements;
  }

  private <T> T required(String name, Class<T> type, String what) throws JsonException {
    Object value = fields.get(name);
    if (value == null) {
      throw Positions.at(document, path, 1, "\"" + name + "\" is missing");
    }
    if (!type.isInstance(value)) {
      throw wrong(name, "\"" + name + "\" must be " + what);
    }
    return type.cast(value);
  }

  /** Returns an exception for a field whose value is not valid. */
  public JsonException wrong(String name, String message) {
    return Positions.at(document, path + "." + name, 1, message);
  }
}
