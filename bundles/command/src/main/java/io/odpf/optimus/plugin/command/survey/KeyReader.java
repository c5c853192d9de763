// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.survey;

import io.odpf.optimus.plugin.command.console.KeyTerminal;
import java.io.IOException;

/** Recognises keys in what a terminal sends. */
final class KeyReader {
  private static final int ESCAPE = 0x1B;
  private static final int DELETE = 0x7F;

  /** How long the rest of a special key may take on a slow line. */
  private static final long REST_MILLIS = 50;

  private static final int LONGEST_SEQUENCE = 16;

  private final KeyTerminal.Keys keys;

  KeyReader(KeyTerminal.Keys keys) {
    this.keys = keys;
  }

  /** Waits for a key. */
  Key read() throws IOException {
    int next = keys.next();
    return switch (next) {
      case -1, 3 -> Key.of(Key.Kind.CANCEL);
      case '\r', '\n' -> Key.of(Key.Kind.ENTER);
      case '\b', DELETE -> Key.of(Key.Kind.BACKSPACE);
      case 1 -> Key.of(Key.Kind.HOME);
      case 2 -> Key.of(Key.Kind.LEFT);
      case 4 -> Key.of(Key.Kind.DELETE);
      case 5 -> Key.of(Key.Kind.END);
      case 6 -> Key.of(Key.Kind.RIGHT);
      case 11 -> Key.of(Key.Kind.DELETE_REST);
      case 14 -> Key.of(Key.Kind.DOWN);
      case 16 -> Key.of(Key.Kind.UP);
      case 21 -> Key.of(Key.Kind.DELETE_LINE);
      case 23 -> Key.of(Key.Kind.DELETE_WORD);
      case ESCAPE -> special();
      default -> next < ' ' ? Key.of(Key.Kind.OTHER) : Key.typed(character(next));
    };
  }

  private int character(int first) throws IOException {
    if (!Character.isHighSurrogate((char) first)) {
      return first;
    }
    int second = keys.next(REST_MILLIS);
    return second >= 0 && Character.isLowSurrogate((char) second)
        ? Character.toCodePoint((char) first, (char) second)
        : first;
  }

  /** Reads the rest of a special key: a bracket or an O, parameters, and a final character. */
  private Key special() throws IOException {
    int next = keys.next(REST_MILLIS);
    if (next != '[' && next != 'O') {
      return Key.of(Key.Kind.OTHER);
    }
    StringBuilder parameters = new StringBuilder();
    next = keys.next(REST_MILLIS);
    while (next >= '0' && next <= '?' && parameters.length() < LONGEST_SEQUENCE) {
      parameters.append((char) next);
      next = keys.next(REST_MILLIS);
    }
    return Key.of(kind(next, parameters.toString()));
  }

  private static Key.Kind kind(int last, String parameters) {
    return switch (last) {
      case 'A' -> Key.Kind.UP;
      case 'B' -> Key.Kind.DOWN;
      case 'C' -> Key.Kind.RIGHT;
      case 'D' -> Key.Kind.LEFT;
      case 'F' -> Key.Kind.END;
      case 'H' -> Key.Kind.HOME;
      case '~' ->
          switch (parameters) {
            case "1", "7" -> Key.Kind.HOME;
            case "3" -> Key.Kind.DELETE;
            case "4", "8" -> Key.Kind.END;
            default -> Key.Kind.OTHER;
          };
      default -> Key.Kind.OTHER;
    };
  }
}
