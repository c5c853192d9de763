// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.text;

/** Writes string and character literals of Go. */
public final class Quotes {
  private static final String HEX = "0123456789abcdef";

  private Quotes() {}

  /**
   * Returns a text in double quotes, with escapes.
   *
   * @param ascii whether all characters outside ASCII are escaped
   */
  public static String quote(String bytes, boolean ascii) {
    StringBuilder out = new StringBuilder(bytes.length() + 2).append('"');
    for (int i = 0; i < bytes.length(); i += Utf8.size(bytes, i)) {
      if (Utf8.isInvalid(bytes, i)) {
        hex(out.append("\\x"), bytes.charAt(i), 2);
      } else {
        escape(out, Utf8.rune(bytes, i), '"', ascii);
      }
    }
    return out.append('"').toString();
  }

  /** Returns a code point in single quotes, with escapes. */
  public static String quoteRune(int rune, boolean ascii) {
    StringBuilder out = new StringBuilder().append('\'');
    boolean valid = Character.isValidCodePoint(rune) && (rune < 0xD800 || rune > 0xDFFF);
    escape(out, valid ? rune : Utf8.INVALID, '\'', ascii);
    return out.append('\'').toString();
  }

  /** Returns whether a text can be written in backquotes unchanged, on one line. */
  public static boolean canBackquote(String bytes) {
    for (int i = 0; i < bytes.length(); i += Utf8.size(bytes, i)) {
      int c = Utf8.rune(bytes, i);
      if (Utf8.isInvalid(bytes, i) || c == 0xFEFF || c < ' ' && c != '\t' || c == '`' || c == 127) {
        return false;
      }
    }
    return true;
  }

  private static void escape(StringBuilder out, int c, char quote, boolean ascii) {
    if (c == quote || c == '\\') {
      out.append('\\').append((char) c);
    } else if (ascii ? c >= ' ' && c < 127 : Runes.isPrint(c)) {
      Utf8.append(out, c);
    } else {
      control(out, c);
    }
  }

  private static void control(StringBuilder out, int c) {
    int letter = "\7\b\t\n\13\f\r".indexOf(c);
    if (letter >= 0) {
      out.append('\\').append("abtnvfr".charAt(letter));
    } else if (c < ' ' || c == 127) {
      hex(out.append("\\x"), c, 2);
    } else if (c < 0x10000) {
      hex(out.append("\\u"), c, 4);
    } else {
      hex(out.append("\\U"), c, 8);
    }
  }

  private static void hex(StringBuilder out, int value, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      out.append(HEX.charAt(value >> shift & 15));
    }
  }
}
