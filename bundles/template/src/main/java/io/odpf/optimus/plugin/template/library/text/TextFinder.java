// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.text;

/**
 * Finds a text in others, in time that is proportional to their lengths: the JDK's search takes the
 * product of both for texts that are made for it.
 */
final class TextFinder {
  /** Up to this length, the JDK's search is fast enough for any text. */
  private static final int SHORT = 64;

  private final String wanted;

  /** For each prefix, the length of the longest proper prefix that it ends with. */
  private final int[] borders;

  TextFinder(String wanted) {
    this.wanted = wanted;
    this.borders = wanted.length() <= SHORT ? new int[0] : borders(wanted);
  }

  /** Returns the first index from a start on, or -1. */
  int find(String text, int start) {
    if (wanted.length() <= SHORT) {
      return text.indexOf(wanted, start);
    }
    int matched = 0;
    for (int i = start; i < text.length(); i++) {
      while (matched > 0 && text.charAt(i) != wanted.charAt(matched)) {
        matched = borders[matched - 1];
      }
      if (text.charAt(i) == wanted.charAt(matched)) {
        matched++;
      }
      if (matched == wanted.length()) {
        return i - matched + 1;
      }
    }
    return -1;
  }

  private static int[] borders(String text) {
    int[] borders = new int[text.length()];
    for (int i = 1; i < text.length(); i++) {
      int length = borders[i - 1];
      while (length > 0 && text.charAt(i) != text.charAt(length)) {
        length = borders[length - 1];
      }
      borders[i] = text.charAt(i) == text.charAt(length) ? length + 1 : length;
    }
    return borders;
  }
}
