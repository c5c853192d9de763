// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.text;

import io.odpf.optimus.plugin.template.text.Runes;
import io.odpf.optimus.plugin.template.text.Utf8;

/** Changes the case of words. */
final class Words {
  private Words() {}

  static String upper(String text) {
    return Runes.map(text, Character::toUpperCase);
  }

  static String lower(String text) {
    return Runes.map(text, Character::toLowerCase);
  }

  /** Converts the first letter of each word to title case. */
  static String title(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int previous = ' ';
    for (int i = 0; i < text.length(); i += Utf8.size(text, i)) {
      int c = Utf8.rune(text, i);
      Utf8.append(out, isSeparator(previous) ? Character.toTitleCase(c) : c);
      previous = c;
    }
    return out.toString();
  }

  private static boolean isSeparator(int c) {
    if (c < 0x80) {
      return !Character.isLetterOrDigit(c) && c != '_';
    }
    return !Character.isLetter(c) && !Character.isDigit(c) && Runes.isSpace(c);
  }

  /** Converts the first character of each word to lower case. */
  static String untitle(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean first = true;
    for (int i = 0; i < text.length(); i += Utf8.size(text, i)) {
      int c = Utf8.rune(text, i);
      boolean space = Runes.isSpace(c);
      Utf8.append(out, first && !space ? Character.toLowerCase(c) : c);
      first = space;
    }
    return out.toString();
  }

  static String swapCase(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean afterSpace = true;
    for (int i = 0; i < text.length(); i += Utf8.size(text, i)) {
      int c = Utf8.rune(text, i);
      if (Runes.isUpper(c) || Runes.isTitle(c)) {
        Utf8.append(out, Character.toLowerCase(c));
        afterSpace = false;
      } else if (Runes.isLower(c)) {
        Utf8.append(out, afterSpace ? Character.toTitleCase(c) : Character.toUpperCase(c));
        afterSpace = false;
      } else {
        Utf8.append(out, c);
        afterSpace = Runes.isSpace(c);
      }
    }
    return out.toString();
  }

  /** Returns the first byte of each word, converted to a character as in sprig. */
  static String initials(String text) {
    StringBuilder out = new StringBuilder();
    boolean gap = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Runes.isSpace(c)) {
        gap = true;
      } else if (gap) {
        Utf8.append(out, c);
        gap = false;
      }
    }
    return out.toString();
  }

  /**
   * Removes white space. If the text has white space, each other byte becomes a character, as in
   * sprig.
   */
  static String withoutSpace(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Runes.isSpace(c)) {
        Utf8.append(out, c);
        count++;
      }
    }
    return count == text.length() ? text : out.toString();
  }
}
