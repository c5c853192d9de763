// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.text;

import java.util.Optional;
import java.util.OptionalInt;

/** Parses string and character literals of Go. */
public final class Literals {
  private Literals() {}

  /** Returns the bytes of a literal in double quotes or backquotes; empty if it is invalid. */
  public static Optional<String> unquote(String literal) {
    String inner = literal.substring(1, literal.length() - 1);
    if (literal.charAt(0) == '`') {
      return Optional.of(inner.replace("\r", ""));
    }
    StringBuilder out = new StringBuilder(inner.length());
    Reader reader = new Reader(inner, '"');
    while (reader.index < inner.length()) {
      if (!reader.next(out)) {
        return Optional.empty();
      }
    }
    return Optional.of(out.toString());
  }

  /** Returns the code point of a literal in single quotes; empty if it is invalid. */
  public static OptionalInt unquoteRune(String literal) {
    String inner = literal.substring(1, literal.length() - 1);
    if (inner.isEmpty()) {
      return OptionalInt.empty();
    }
    StringBuilder out = new StringBuilder();
    Reader reader = new Reader(inner, '\'');
    return reader.next(out) && reader.index == inner.length()
        ? OptionalInt.of(reader.value)
        : OptionalInt.empty();
  }

  /** Reads the characters and escapes of a literal. */
  private static final class Reader {
    private final String text;
    private final char quote;
    private int index;
    private int value;

    Reader(String text, char quote) {
      this.text = text;
      this.quote = quote;
    }

    /** Appends the next character; returns false if it is invalid. */
    boolean next(StringBuilder out) {
      char c = text.charAt(index);
      if (c == quote || c == '\n') {
        return false;
      }
      if (c != '\\') {
        value = Utf8.rune(text, index);
        int size = Utf8.size(text, index);
        out.append(text, index, index + size);
        index += size;
        return true;
      }
      index++;
      return index < text.length() && escape(out, text.charAt(index++));
    }

    private boolean escape(StringBuilder out, char c) {
      int simple = "abfnrtv\\".indexOf(c);
      if (simple >= 0) {
        value = "\7\b\f\n\r\t\13\\".charAt(simple);
        out.append((char) value);
        return true;
      }
      if (c == quote) {
        value = c;
        out.append(c);
        return true;
      }
      return switch (c) {
        case 'x' -> digits(2, 16) && raw(out);
        case 'u' -> digits(4, 16) && rune(out);
        case 'U' -> digits(8, 16) && rune(out);
        case '0', '1', '2', '3', '4', '5', '6', '7' -> {
          index--;
          yield digits(3, 8) && value < 256 && raw(out);
        }
        default -> false;
      };
    }

    private boolean raw(StringBuilder out) {
      out.append((char) value);
      return true;
    }

    private boolean rune(StringBuilder out) {
      if (value < 0 || value > 0x10FFFF || value >= 0xD800 && value < 0xE000) {
        return false;
      }
      Utf8.append(out, value);
      return true;
    }

    private boolean digits(int count, int base) {
      value = 0;
      for (int i = 0; i < count; i++) {
        int digit = index < text.length() ? Character.digit(text.charAt(index), base) : -1;
        if (digit < 0 || text.charAt(index) >= 0x80) {
          return false;
        }
        value = value * base + digit;
        index++;
      }
      return true;
    }
  }
}
