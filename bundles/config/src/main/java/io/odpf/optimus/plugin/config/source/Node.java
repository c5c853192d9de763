// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.source;

import io.odpf.optimus.plugin.api.problem.Position;
import java.util.List;

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

    /** Tells whether it is one of YAML's ways to write nothing. */
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

  /** ConfigKeys and values, in the order written, each key once. */
  record Mapping(List<Entry> entries, Position position) implements Node {

    /** Returns the value of a key; null if there is none. */
    public Node get(String key) {
      for (Entry entry : entries) {
        if (entry.key().text().equals(key)) {
          return entry.value();
        }
      }
      return null;
    }

    /** Returns the value of a key if it is a text, but not null's. */
    public Scalar scalar(String key) {
      return get(key) instanceof Scalar scalar && !scalar.isNull() ? scalar : null;
    }
  }

  /** What stands in the place of something already reported. */
  record Broken(Position position) implements Node {}

  /** One key of a mapping. */
  record Entry(Scalar key, Node value) {}
}
