// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.call;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.text.DidYouMean;
import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object in a request. Records the keys that are read, so that {@link #end} can refuse all
 * others. Errors name the key and never the value, which may be a secret.
 */
final class JsonRequest {
  private static final int DEEPEST = 16;

  private final String place;
  private final Map<?, ?> fields;
  private final TreeSet<String> known = new TreeSet<>();

  private JsonRequest(String place, Map<?, ?> fields) {
    this.place = place;
    this.fields = fields;
  }

  /** Parses a request. An empty text is an empty request. */
  static JsonRequest parse(String json) throws UsageException {
    if (json.isBlank()) {
      return new JsonRequest("", Map.of());
    }
    try (JsonReader reader = new JsonReader(new StringReader(json))) {
      reader.setStrictness(Strictness.STRICT);
      Object value = value(reader, 0);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw wrong("the request continues after its end", "");
      }
      if (value instanceof Map<?, ?> fields) {
        return new JsonRequest("", fields);
      }
      throw wrong("the request is not a JSON object", "for instance {\"jobName\": \"a job\"}");
    } catch (MalformedJsonException | java.io.EOFException e) {
      throw wrong("the request is not JSON", "quote it: '{\"jobName\": \"a job\"}'");
    } catch (IOException | JsonParseException | IllegalStateException e) {
      throw wrong("the request cannot be read: " + e.getMessage(), "");
    }
  }

  private static Object value(JsonReader reader, int depth) throws IOException, UsageException {
    if (depth > DEEPEST) {
      throw wrong("the request is nested too deeply", "");
    }
    switch (reader.peek()) {
      case BEGIN_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
          String name = reader.nextName();
          if (map.put(name, value(reader, depth + 1)) != null) {
            throw wrong("the request has the key '" + name + "' twice", "");
          }
        }
        reader.endObject();
        return map;
      }
      case BEGIN_ARRAY -> {
        List<Object> list = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
          list.add(value(reader, depth + 1));
        }
        reader.endArray();
        return list;
      }
      case BOOLEAN -> {
        return Boolean.toString(reader.nextBoolean());
      }
      case STRING, NUMBER -> {
        return reader.nextString();
      }
      default -> throw wrong("the request has a null at " + reader.getPath(), "leave the key out");
    }
  }

  boolean has(String key) {
    known.add(key);
    return fields.containsKey(key);
  }

  /** Returns a required text. */
  String text(String key) throws UsageException {
    if (!has(key)) {
      throw wrong("the request lacks " + place + key, "");
    }
    return text(key, "");
  }

  /**
   * Returns a text, or the default if the key is absent. Numbers and booleans are returned as
   * written.
   */
  String text(String key, String otherwise) throws UsageException {
    if (!has(key)) {
      return otherwise;
    }
    return text(fields.get(key), place + key);
  }

  private static String text(@Nullable Object value, String at) throws UsageException {
    if (value instanceof String text) {
      return text;
    }
    throw wrong("the request's " + at + " is not a string", "");
  }

  /** Returns texts by name in their order; none if the key is absent. */
  Map<String, String> texts(String key) throws UsageException {
    Map<String, String> texts = new LinkedHashMap<>();
    if (has(key)) {
      for (Map.Entry<?, ?> entry : map(fields.get(key), place + key).entrySet()) {
        String name = (String) entry.getKey();
        texts.put(name, text(entry.getValue(), place + key + "." + name));
      }
    }
    return texts;
  }

  /** Returns a required object. */
  JsonRequest object(String key) throws UsageException {
    known.add(key);
    return new JsonRequest(place + key + ".", map(fields.get(key), place + key));
  }

  /** Returns a list of objects; an empty list if the key is absent. */
  List<JsonRequest> objects(String key) throws UsageException {
    List<JsonRequest> objects = new ArrayList<>();
    if (has(key)) {
      if (!(fields.get(key) instanceof List<?> items)) {
        throw wrong("the request's " + place + key + " is not a list", "");
      }
      for (Object item : items) {
        String at = place + key + "[" + objects.size() + "]";
        objects.add(new JsonRequest(at + ".", map(item, at)));
      }
    }
    return objects;
  }

  private static Map<?, ?> map(@Nullable Object value, String at) throws UsageException {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw wrong("the request's " + at + " is not an object", "");
  }

  /** Returns a constant, given by its name in lower case, or the default if the key is absent. */
  <E extends Enum<E>> E choice(String key, E otherwise) throws UsageException {
    String word = text(key, otherwise.name());
    for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(word)) {
        return constant;
      }
    }
    throw wrong(
        "the request's " + place + key + " has an unknown value",
        "use one of "
            + Arrays.toString(otherwise.getDeclaringClass().getEnumConstants())
                .toLowerCase(Locale.ROOT));
  }

  Instant instant(String key, Instant otherwise) throws UsageException {
    if (!has(key)) {
      return otherwise;
    }
    try {
      return Instant.parse(text(key));
    } catch (DateTimeException e) {
      throw wrong(
          "the request's " + place + key + " is not a point in time",
          "write it as in 2026-01-31T06:00:00Z");
    }
  }

  /**
   * Returns a duration in Go's format, {@code 24h} or {@code 1h30m}, or in that of ISO 8601, {@code
   * P1D}.
   */
  Duration duration(String key, Duration otherwise) throws UsageException {
    if (!has(key)) {
      return otherwise;
    }
    String text = text(key).toUpperCase(Locale.ROOT);
    try {
      return Duration.parse(text.indexOf('P') >= 0 ? text : "PT" + text);
    } catch (DateTimeException e) {
      throw wrong(
          "the request's " + place + key + " is not a duration", "write it as in 24h or P1D");
    }
  }

  /** Refuses keys that were not read. */
  void end() throws UsageException {
    for (Object key : fields.keySet()) {
      if (!known.contains(key)) {
        Optional<String> near = DidYouMean.nearest((String) key, known);
        throw wrong(
            "the request has an unknown key '" + place + key + "'",
            near.isPresent()
                ? "did you mean '" + place + near.get() + "'?"
                : known.isEmpty()
                    ? "this method takes no keys"
                    : "the keys are " + String.join(", ", known));
      }
    }
  }

  private static UsageException wrong(String message, String hint) {
    return new UsageException(CommandProblem.BAD_REQUEST, message, hint);
  }
}
