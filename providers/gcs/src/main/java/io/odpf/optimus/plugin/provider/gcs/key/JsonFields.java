// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.key;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;

/**
 * A JSON object, any part of which may be missing or of another type.
 *
 * @param object the parsed object
 */
public record JsonFields(JsonObject object) {

  /** Parses a text; returns empty if it is not a JSON object. */
  public static Optional<JsonFields> parse(String text) {
    try {
      return of(JsonParser.parseString(text));
    } catch (JsonParseException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<JsonFields> of(JsonElement element) {
    return element instanceof JsonObject found
        ? Optional.of(new JsonFields(found))
        : Optional.empty();
  }

  /** Returns a member that is an object. */
  public Optional<JsonFields> group(String name) {
    return of(object.get(name));
  }

  /** Returns the first element of a list, if it is an object. */
  public Optional<JsonFields> first(String name) {
    return object.get(name) instanceof JsonArray list && !list.isEmpty()
        ? of(list.get(0))
        : Optional.empty();
  }

  /** Returns a member that is a string or a number. */
  public Optional<String> text(String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive()
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }

  /** Returns the names only: values may be secret. */
  @Override
  public String toString() {
    return object.keySet().toString();
  }
}
