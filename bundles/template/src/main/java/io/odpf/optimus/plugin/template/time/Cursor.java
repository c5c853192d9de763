// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.time;

import java.util.List;

/** Reads a text from left to right. What was read last is the value. */
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

  /** Skips text; a space in it stands for any number of them. */
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

  /** Skips at most some spaces. */
  boolean spaces(int most) {
    for (int i = 0; i < most && index < text.length() && text.charAt(index) == ' '; i++) {
      index++;
    }
    return true;
  }

  /** Reads a number with as many digits as there are, within limits. */
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
   * Reads one of some names, in any case.
   *
   * @param letters how many letters of a name are written; 0 for all
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

  /** Reads one of two words; the value is 0 or 1. */
  boolean word(String first, String second) {
    value = text.startsWith(second, index) ? 1 : 0;
    boolean found = value == 1 || text.startsWith(first, index);
    index += found ? first.length() : 0;
    return found;
  }

  /** Returns whether a point or a comma and a digit follow. */
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

  /** Reads a fraction of a second with at most some digits; returns nanoseconds. */
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
