// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.time;

import io.odpf.optimus.plugin.template.text.Numerals;

/** Parses time zone abbreviations and UTC offsets. */
final class ZoneReader {
  private static final int LONGEST_ABBREVIATION = 5;
  private static final int MOST_HOURS = 23;

  private ZoneReader() {}

  /** Reads an offset in the form of a layout element. */
  static boolean offset(Cursor cursor, String text, TimeFields fields) {
    String rest = cursor.rest();
    if (text.charAt(0) == 'Z' && rest.startsWith("Z")) {
      cursor.advance(1);
      fields.utc();
      return true;
    }
    if (rest.length() < text.length() || "+-".indexOf(rest.charAt(0)) < 0) {
      return false;
    }
    int[] numbers = new int[3];
    int count = 0;
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) == ':') {
        if (rest.charAt(i) != ':') {
          return false;
        }
      } else {
        if (!isDigit(rest.charAt(i)) || !isDigit(rest.charAt(i + 1))) {
          return false;
        }
        numbers[count++] = (rest.charAt(i) - '0') * 10 + rest.charAt(i + 1) - '0';
        i++;
      }
    }
    fields.offset(numbers[0], numbers[1], numbers[2], rest.charAt(0) == '-');
    cursor.advance(text.length());
    return true;
  }

  /** Reads a time zone abbreviation. */
  static boolean name(Cursor cursor, TimeFields fields) {
    String rest = cursor.rest();
    if (rest.startsWith("UTC")) {
      cursor.advance(3);
      fields.utc();
      return true;
    }
    int length = nameLength(rest);
    fields.zoneName(rest.substring(0, length));
    cursor.advance(length);
    return length > 0;
  }

  private static int nameLength(String text) {
    if (text.length() < 3) {
      return 0;
    }
    if (text.startsWith("ChST") || text.startsWith("MeST")) {
      return 4;
    }
    if (text.startsWith("GMT")) {
      return 3 + signedHours(text.substring(3));
    }
    if (text.charAt(0) == '+' || text.charAt(0) == '-') {
      return signedHours(text);
    }
    int upper = 0;
    while (upper <= LONGEST_ABBREVIATION
        && upper < text.length()
        && text.charAt(upper) >= 'A'
        && text.charAt(upper) <= 'Z') {
      upper++;
    }
    return switch (upper) {
      case 3 -> 3;
      case 4 -> text.charAt(3) == 'T' || text.startsWith("WITA") ? 4 : 0;
      case 5 -> text.charAt(4) == 'T' ? 5 : 0;
      default -> 0;
    };
  }

  private static int signedHours(String text) {
    if (text.isEmpty() || "+-".indexOf(text.charAt(0)) < 0) {
      return 0;
    }
    int end = 1;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    long hours = Numerals.parseLong(text.substring(1, end), 10).orElse(MOST_HOURS + 1L);
    return end == 1 || hours > MOST_HOURS ? 0 : end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
