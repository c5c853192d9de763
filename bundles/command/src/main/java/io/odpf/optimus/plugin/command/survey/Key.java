// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.survey;

/**
 * A key that was pressed.
 *
 * @param kind the kind
 * @param character the character that {@link Kind#CHARACTER} types; 0 for the others
 */
record Key(Kind kind, int character) {

  /** The kinds of keys. */
  enum Kind {
    CHARACTER,
    ENTER,
    BACKSPACE,
    DELETE,
    LEFT,
    RIGHT,
    UP,
    DOWN,
    HOME,
    END,
    /** Deletes what is before the cursor. */
    DELETE_LINE,
    /** Deletes what is after the cursor. */
    DELETE_REST,
    DELETE_WORD,
    /** Ctrl-C, or the end of the terminal. */
    CANCEL,
    /** A key without a meaning. */
    OTHER
  }

  static Key of(Kind kind) {
    return new Key(kind, 0);
  }

  static Key typed(int character) {
    return new Key(Kind.CHARACTER, character);
  }
}
