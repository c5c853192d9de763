// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.text;

import io.odpf.optimus.plugin.template.text.Runes;
import io.odpf.optimus.plugin.template.text.Utf8;
import java.util.function.IntPredicate;

/**
 * Splits a text into words: runs of characters of one kind. An upper-case letter begins a new word.
 */
final class WordSplitter {
  private final String text;
  private int index;
  private Kind kind = Kind.NONE;
  private int start;
  private int rune;
  private int size;

  WordSplitter(String text) {
    this.text = text;
  }

  /** The kinds of words. */
  enum Kind {
    NONE,
    NUMBER,
    UPPER,
    LETTERS,
    CONNECTOR,
    PUNCTUATION,
    OTHER
  }

  /** Reads the next word. At the end of the text, its kind is {@link Kind#NONE}. */
  void next() {
    start = index;
    kind = Kind.NONE;
    rune = Utf8.INVALID;
    if (!peek() || rune == Utf8.INVALID) {
      index += size;
      return;
    }
    int c = rune;
    index += size;
    if (CamelCase.isConnector(c)) {
      take(Kind.CONNECTOR, CamelCase::isConnector);
    } else if (Runes.isPunctuation(c)) {
      take(Kind.PUNCTUATION, Runes::isPunctuation);
    } else if (Runes.isUpper(c)) {
      upper();
    } else if (isAlphabetic(c)) {
      take(Kind.LETTERS, WordSplitter::isSmall);
    } else if (Runes.isNumber(c)) {
      take(Kind.NUMBER, Runes::isNumber);
    } else {
      take(Kind.OTHER, WordSplitter::isOther);
    }
  }

  Kind kind() {
    return kind;
  }

  boolean isAtEnd() {
    return index == text.length();
  }

  Word word() {
    return new Word(kind, text.substring(start, index));
  }

  /**
   * Reads upper-case letters. If a lower-case letter follows several of them, the last one begins
   * the next word.
   */
  private void upper() {
    kind = Kind.UPPER;
    if (!peek()) {
      return;
    }
    if (!Runes.isUpper(rune)) {
      take(Kind.UPPER, WordSplitter::isSmall);
      return;
    }
    int last = index;
    while (peek() && Runes.isUpper(rune)) {
      last = index;
      index += size;
    }
    if (index < text.length() && isAlphabetic(rune)) {
      index = last;
    }
  }

  private void take(Kind newKind, IntPredicate more) {
    kind = newKind;
    while (peek() && more.test(rune)) {
      index += size;
    }
  }

  /**
   * Reads the next valid character without consuming it; returns false at the end of the text.
   * Invalid bytes belong to the character after them or, at the end of the text, repeat the last
   * character.
   */
  private boolean peek() {
    size = 0;
    while (index + size < text.length()) {
      int at = index + size;
      int next = Utf8.rune(text, at);
      size += Utf8.size(text, at);
      if (next != Utf8.INVALID) {
        rune = next;
        return true;
      }
    }
    return size > 0;
  }

  private static boolean isSmall(int c) {
    return isAlphabetic(c) && !Runes.isUpper(c);
  }

  private static boolean isOther(int c) {
    return !CamelCase.isConnector(c)
        && !isAlphabetic(c)
        && !Runes.isNumber(c)
        && !Runes.isPunctuation(c);
  }

  /** Returns whether a character is a letter other than a Chinese ideograph. */
  private static boolean isAlphabetic(int c) {
    return Character.isLetter(c)
        && (c < 0x3400 || c > 0x4D85)
        && (c < 0x4E00 || c > 0x9FCC)
        && (c < 0x20000 || c > 0x2B81D);
  }

  /** A word with its bytes. */
  record Word(Kind kind, String bytes) {}
}
