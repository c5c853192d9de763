// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.rest;

import java.util.List;

/** A value of a JSON document, with its position. */
sealed interface JsonNode {
  /** Returns the index of its first character. */
  int at();

  /** An object; a repeated name is there repeatedly. */
  record Fields(int at, List<Field> fields) implements JsonNode {
    public Fields {
      fields = List.copyOf(fields);
    }
  }

  /** A field of an object. */
  record Field(String name, JsonNode value) {}

  /** An array. */
  record Items(int at, List<JsonNode> items) implements JsonNode {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** A string. */
  record Text(int at, String value) implements JsonNode {}

  /** A number, {@code true}, {@code false} or {@code null}, as it is written. */
  record Word(int at, String value) implements JsonNode {}

  /** Returns whether this is {@code null}. */
  default boolean isNull() {
    return this instanceof Word word && word.value().equals("null");
  }
}
