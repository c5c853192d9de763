// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.lfs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.odpf.optimus.plugin.api.http.Addresses;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Untrusted JSON, any part of which may be missing or of another type.
 *
 * @param object the object whose fields are read
 */
record JsonFields(JsonObject object) {
  private static final Set<String> RESERVED =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "range",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  static Optional<JsonFields> parse(String text) {
    try {
      return of(JsonParser.parseString(text));
    } catch (JsonParseException e) {
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

  /** Returns the first object of a list. */
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
      return text.isPresent() ? Optional.of(Addresses.parse(text.get())) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns headers for a request. Omits values that are not text, and headers that determine a
   * message's framing, target or range, which the server must not choose.
   */
  Map<String, String> headers(String name) {
    Map<String, String> headers = new LinkedHashMap<>();
    Optional<JsonFields> group = group(name);
    if (group.isPresent()) {
      for (String key : group.get().object.keySet()) {
        String lower = key.toLowerCase(Locale.ROOT);
        if (!RESERVED.contains(lower) && !lower.startsWith("if-") && !lower.startsWith("proxy-")) {
          group.get().text(key).ifPresent(value -> headers.put(key, value));
        }
      }
    }
    return headers;
  }
}
