// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.text;

import java.util.function.IntUnaryOperator;

/** Classes and mappings of code points as in Go's package unicode. */
public final class Runes {
  private Runes() {}

  /** Returns whether a code point is white space. */
  public static boolean isSpace(int c) {
    return c >= '\t' && c <= '\r'
        || c == ' '
        || c == 0x85
        || c == 0xA0
        || c == 0x1680
        || c >= 0x2000 && c <= 0x200A
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
  }

  /** Returns whether a code point may be part of a name in a template. */
  public static boolean isWord(int c) {
    return c == '_' || Character.isLetter(c) || Character.isDigit(c);
  }

  public static boolean isUpper(int c) {
    return Character.getType(c) == Character.UPPERCASE_LETTER;
  }

  public static boolean isLower(int c) {
    return Character.getType(c) == Character.LOWERCASE_LETTER;
  }

  public static boolean isTitle(int c) {
    return Character.getType(c) == Character.TITLECASE_LETTER;
  }

  /** Returns whether a code point is in one of the Unicode categories Nd, Nl and No. */
  public static boolean isNumber(int c) {
    int type = Character.getType(c);
    return type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  public static boolean isPunctuation(int c) {
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /** Returns whether a code point is printable, so that it needs no escape in quotes. */
  public static boolean isPrint(int c) {
    return switch (Character.getType(c)) {
      case Character.UNASSIGNED,
          Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }

  /** Applies a mapping to each code point of a text. Invalid bytes become U+FFFD. */
  public static String map(String bytes, IntUnaryOperator mapping) {
    StringBuilder out = new StringBuilder(bytes.length());
    for (int i = 0; i < bytes.length(); i += Utf8.size(bytes, i)) {
      Utf8.append(out, mapping.applyAsInt(Utf8.rune(bytes, i)));
    }
    return out.toString();
  }

  /** Removes white space from both ends. */
  public static String trim(String bytes) {
    int start = 0;
    int end = bytes.length();
    while (start < end && isSpace(Utf8.rune(bytes, start))) {
      start += Utf8.size(bytes, start);
    }
    while (end > start && isSpace(Utf8.rune(bytes, Utf8.previous(bytes, end)))) {
      end = Utf8.previous(bytes, end);
    }
    return bytes.substring(start, end);
  }
}
