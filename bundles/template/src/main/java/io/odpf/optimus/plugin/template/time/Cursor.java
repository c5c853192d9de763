// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.time;

import java.util.List;

/**
 * Reads a text from left to right. {@code value} is the number or the index of the name that was
 * read last.
 */
final class Cursor {
  private static final int NANO_DIGITS = 9;

  private final String text;
  private int index;
  private int value;

  Cursor(String text) {
    this.text = text;
  }

  int value() {
    return value;
  }

  String rest() {
    return text.substring(index);
  }

  void advance(int count) {
    index += count;
  }

  /** Skips the given text, in which a space stands for any number of spaces. */
  boolean skip(String prefix) {
    for (int i = 0; i < prefix.length(); i++) {
      if (prefix.charAt(i) == ' ') {
        if (index < text.length() && text.charAt(index) != ' ') {
          return false;
        }
        while (i + 1 < prefix.length() && prefix.charAt(i + 1) == ' ') {
          i++;
        }
        spaces(Integer.MAX_VALUE);
      } else if (index < text.length() && text.charAt(index) == prefix.charAt(i)) {
        index++;
      } else {
        return false;
      }
    }
    return true;
  }

  /** Skips spaces, up to a maximum number. */
  boolean spaces(int most) {
    for (int i = 0; i < most && index < text.length() && text.charAt(index) == ' '; i++) {
      index++;
    }
    return true;
  }

  /** Reads a number with at least and at most the given number of digits. */
  boolean number(int least, int most) {
    value = 0;
    int digits = 0;
    while (digits < most && isDigit(index + digits)) {
      value = value * 10 + text.charAt(index + digits) - '0';
      digits++;
    }
    if (digits < least) {
      return false;
    }
    index += digits;
    return true;
  }

  /**
   * Reads one of the given names, ignoring case.
   *
   * @param letters the length to which names are abbreviated; 0 for full names
   */
  boolean name(List<String> names, int letters) {
    for (int i = 0; i < names.size(); i++) {
      String name = letters == 0 ? names.get(i) : names.get(i).substring(0, letters);
      if (text.regionMatches(true, index, name, 0, name.length())) {
        index += name.length();
        value = i;
        return true;
      }
    }
    return false;
  }

  /** Reads one of two words; the value becomes 0 or 1. */
  boolean word(String first, String second) {
    value = text.startsWith(second, index) ? 1 : 0;
    boolean found = value == 1 || text.startsWith(first, index);
    index += found ? first.length() : 0;
    return found;
  }

  /** Returns whether a point or comma and a digit follow. */
  boolean isFraction() {
    return index < text.length()
        && (text.charAt(index) == '.' || text.charAt(index) == ',')
        && isDigit(index + 1);
  }

  int fractionDigits() {
    int digits = 0;
    while (isDigit(index + 1 + digits)) {
      digits++;
    }
    return digits;
  }

  /** Reads a fraction of a second, up to a maximum number of digits; returns nanoseconds. */
  int fraction(int most) {
    int digits = Math.min(fractionDigits(), most);
    int nanos = 0;
    for (int i = 0; i < NANO_DIGITS; i++) {
      nanos = nanos * 10 + (i < digits ? text.charAt(index + 1 + i) - '0' : 0);
    }
    index += digits + 1;
    return nanos;
  }

  private boolean isDigit(int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
