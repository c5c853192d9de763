// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.source;

import io.odpf.optimus.plugin.api.problem.Position;
import java.util.List;
import java.util.Optional;

/** A value as written, with its position. No value is ever read as another type than text. */
public sealed interface Node {

  Position position();

  /**
   * A text.
   *
   * @param text without quotes, escapes resolved
   * @param plain whether it was written without quotes and not as a block
   */
  record Scalar(String text, boolean plain, Position position) implements Node {

    /** Returns whether this is one of YAML's spellings of null. */
    public boolean isNull() {
      return plain
          && switch (text) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> false;
          };
    }
  }

  /** A list. */
  record Sequence(List<Node> items, Position position) implements Node {}

  /** Keys and values in the order written, each key once. */
  record Mapping(List<Entry> entries, Position position) implements Node {

    /** Returns the value of a key, if the key is present. */
    public Optional<Node> get(String key) {
      for (Entry entry : entries) {
        if (entry.key().text().equals(key)) {
          return Optional.of(entry.value());
        }
      }
      return Optional.empty();
    }

    /** Returns the value of a key if it is a text other than YAML's null. */
    public Optional<Scalar> scalar(String key) {
      return get(key).orElse(this) instanceof Scalar scalar && !scalar.isNull()
          ? Optional.of(scalar)
          : Optional.empty();
    }

    /** Returns the value of a key if it is a mapping. */
    public Optional<Mapping> mapping(String key) {
      Optional<Node> value = get(key);
      return value.isPresent() && value.get() instanceof Mapping mapping
          ? Optional.of(mapping)
          : Optional.empty();
    }

    /** Returns the position of a key's value; of this mapping if the key is absent. */
    public Position positionOf(String key) {
      return get(key).orElse(this).position();
    }
  }

  /** Takes the place of a value that was already reported. */
  record Broken(Position position) implements Node {}

  /** One key of a mapping. */
  record Entry(Scalar key, Node value) {}
}
