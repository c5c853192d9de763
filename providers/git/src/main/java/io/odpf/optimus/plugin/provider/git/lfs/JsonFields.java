// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.lfs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What strangers say in JSON: any part of it may be missing or something else.
 *
 * @param object the part that is looked at
 */
record JsonFields(JsonObject object) {

  static Optional<JsonFields> parse(String text) {
    try {
      return of(JsonParser.parseString(text));
    } catch (JsonParseException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<JsonFields> of(JsonElement element) {
    return element instanceof JsonObject object
        ? Optional.of(new JsonFields(object))
        : Optional.empty();
  }

  Optional<JsonFields> group(String name) {
    return of(object.get(name));
  }

  /** The first of a list of groups. */
  Optional<JsonFields> first(String name) {
    return object.get(name) instanceof JsonArray list && !list.isEmpty()
        ? of(list.get(0))
        : Optional.empty();
  }

  Optional<String> text(String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive()
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }

  Optional<URI> address(String name) {
    try {
      Optional<String> text = text(name);
      return text.isPresent() ? Optional.of(new URI(text.get())) : Optional.empty();
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  /** A group whose values are texts; what is none is left out. */
  Map<String, String> texts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    Optional<JsonFields> group = group(name);
    if (group.isPresent()) {
      for (String key : group.get().object.keySet()) {
        group.get().text(key).ifPresent(value -> texts.put(key, value));
      }
    }
    return texts;
  }
}
