// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.key;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;

/**
 * An object in JSON, any part of which may be missing or of another type.
 *
 * @param object what was read
 */
public record JsonFields(JsonObject object) {

  /** Reads a text; empty if it is not an object in JSON. */
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

  /** A member that is an object. */
  public Optional<JsonFields> group(String name) {
    return of(object.get(name));
  }

  /** The first element of a list, if it is an object. */
  public Optional<JsonFields> first(String name) {
    return object.get(name) instanceof JsonArray list && !list.isEmpty()
        ? of(list.get(0))
        : Optional.empty();
  }

  /** A member that is a text or a number. */
  public Optional<String> text(String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive()
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }

  /** The names alone: values may be secret. */
  @Override
  public String toString() {
    return object.keySet().toString();
  }
}
