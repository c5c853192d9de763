// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.edit;

import java.util.List;
import java.util.Optional;

/**
 * A value in a text.
 *
 * @param text the text of a scalar, without quotes; empty otherwise
 * @param start the offset of the first character
 * @param end the offset after the last character
 * @param children the items of a list; the keys and values of a mapping in turn
 */
record Piece(Kind kind, Style style, String text, int start, int end, List<Piece> children) {

  /** The kinds of values. */
  enum Kind {
    SCALAR,
    SEQUENCE,
    MAPPING
  }

  /** The ways to write a value. */
  enum Style {
    /** Without quotes; a list or mapping by indentation. */
    BLOCK,
    /** A list or mapping in brackets. */
    FLOW,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    /** A scalar on separate lines, after {@code |} or {@code >}. */
    LITERAL
  }

  boolean isFlow() {
    return style == Style.FLOW;
  }

  /** Returns the key with this text, if this is a mapping that has it. */
  Optional<Piece> key(String name) {
    int index = index(name);
    return index < 0 ? Optional.empty() : Optional.of(children.get(index));
  }

  /** Returns the value of a key, if this is a mapping that has it. */
  Optional<Piece> value(String name) {
    int index = index(name);
    return index < 0 ? Optional.empty() : Optional.of(children.get(index + 1));
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

  /** Returns the innermost value at the end of this one. */
  Piece last() {
    return children.isEmpty() || isFlow() ? this : children.get(children.size() - 1).last();
  }

  /** Returns whether both have the same content, regardless of position and style. */
  boolean hasContentOf(Piece other) {
    if (kind != other.kind
        || !text.equals(other.text)
        || children.size() != other.children.size()) {
      return false;
    }
    for (int i = 0; i < children.size(); i++) {
      if (!children.get(i).hasContentOf(other.children.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the index of a child, compared by identity; -1 if it is not a child. */
  int indexOf(Piece child) {
    for (int i = 0; i < children.size(); i++) {
      if (children.get(i).is(child)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns whether the other object is this one, not just equal to it. */
  @SuppressWarnings("ReferenceEquality")
  boolean is(Piece other) {
    return this == other;
  }

  /** Returns this value with other children. */
  Piece with(List<Piece> others) {
    return new Piece(kind, style, text, start, end, List.copyOf(others));
  }
}
