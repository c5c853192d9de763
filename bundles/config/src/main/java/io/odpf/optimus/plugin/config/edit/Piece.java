// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.edit;

import java.util.List;

/**
 * A value in a text, with the offsets of its first character and of the one after its last.
 *
 * @param kind what it is
 * @param style how it is written
 * @param text of a scalar, without quotes; empty otherwise
 * @param children items of a list; of a mapping, keys and values in turn
 */
record Piece(Kind kind, Style style, String text, int start, int end, List<Piece> children) {

  /** What a value is. */
  enum Kind {
    SCALAR,
    SEQUENCE,
    MAPPING
  }

  /** How a value is written. */
  enum Style {
    /** Without quotes; a list or mapping by indentation. */
    BLOCK,
    /** A list or mapping in brackets. */
    FLOW,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    /** A scalar of its own lines, after {@code |} or {@code >}. */
    LITERAL
  }

  boolean isFlow() {
    return style == Style.FLOW;
  }

  /** Returns the key with this text; null if this is not a mapping that has it. */
  Piece key(String name) {
    int index = index(name);
    return index < 0 ? null : children.get(index);
  }

  /** Returns the value of a key; null if this is not a mapping that has it. */
  Piece value(String name) {
    int index = index(name);
    return index < 0 ? null : children.get(index + 1);
  }

  private int index(String key) {
    if (kind == Kind.MAPPING) {
      for (int i = 0; i < children.size(); i += 2) {
        if (children.get(i).text().equals(key)) {
          return i;
        }
      }
    }
    return -1;
  }

  /** Returns the value whose text ends this one's. */
  Piece last() {
    return children.isEmpty() || isFlow() ? this : children.get(children.size() - 1).last();
  }

  /** Tells whether both have the same content, regardless of position and style. */
  boolean says(Piece other) {
    if (kind != other.kind
        || !text.equals(other.text)
        || children.size() != other.children.size()) {
      return false;
    }
    for (int i = 0; i < children.size(); i++) {
      if (!children.get(i).says(other.children.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the index of a child, compared by identity. */
  int indexOf(Piece child) {
    for (int i = 0; i < children.size(); i++) {
      if (children.get(i) == child) {
        return i;
      }
    }
    return -1;
  }

  /** Returns this value with other children. */
  Piece with(List<Piece> others) {
    return new Piece(kind, style, text, start, end, List.copyOf(others));
  }
}
