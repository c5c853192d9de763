// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.text;

/**
 * Searches for a text in linear time (Knuth, Morris and Pratt). The JDK's search takes time
 * proportional to the product of both lengths for adversarial texts.
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

  /** Returns the index of the first occurrence at or after the start; -1 if there is none. */
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
