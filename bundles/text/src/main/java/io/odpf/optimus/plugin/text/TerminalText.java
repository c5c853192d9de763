// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.text;

import java.util.Locale;

/**
 * The policy for text that may reach a terminal, a log or a message. All text from files, servers,
 * archives and programs is filtered by this class.
 *
 * <p>Printed as they are: letters, marks, digits, punctuation and symbols of all scripts, emoji,
 * and spaces. Never printed, but shown as an escape such as <code>&#92;u{202e}</code>:
 *
 * <ul>
 *   <li>control characters, U+0000 to U+001F and U+007F to U+009F, so that no ANSI sequence begins;
 *   <li>line breaks and tabs too, unless a method says otherwise;
 *   <li>characters that change the direction of writing;
 *   <li>invisible characters: zero-width spaces and joiners, soft hyphens, fillers, variation
 *       selectors but U+FE0E and U+FE0F, and all other format characters;
 *   <li>line and paragraph separators, byte order marks, tags, noncharacters and lone surrogates;
 *   <li>private-use characters, and characters that this JDK's Unicode does not know.
 * </ul>
 *
 * <p>Where a text is quoted, since people compare it by eye, spaces other than U+0020 are escaped
 * too.
 *
 * <p>The price is small: emoji that are joined from several appear apart with an escape between
 * them, and so do joiners of Persian and Indic scripts; the rest of such a text stays readable. A
 * text that is clean is returned as it is.
 *
 * <p>Text from outside has a limit wherever it is only a part of a message: {@value #EXCERPT}
 * characters where it is quoted, {@value #PASSAGE} where it is the message of another program. What
 * is cut ends with "…".
 */
public final class TerminalText {
  /** The longest excerpt, in code points: an entry's path, a URL or a name fits in full. */
  public static final int EXCERPT = 120;

  /** The longest passage, in code points: a few sentences. */
  public static final int PASSAGE = 400;

  private static final int REPLACEMENT = 0xFFFD;

  private TerminalText() {}

  /** Returns whether a character may reach a terminal. */
  public static boolean isPrintable(int c) {
    if (c < 0x7F) {
      return c >= ' ';
    }
    return switch (CharacterKind.of(c)) {
      case VISIBLE, BLANK -> true;
      default -> false;
    };
  }

  /**
   * Returns whether a character may be in a name or a value that people compare by eye: it is seen,
   * and looks like no other space than U+0020. Characters that this JDK's Unicode does not know may
   * be, so that the answer is the same on every JDK.
   */
  public static boolean isUnambiguous(int c) {
    if (c < 0x7F) {
      return c >= ' ';
    }
    return switch (CharacterKind.of(c)) {
      case VISIBLE, UNKNOWN -> true;
      default -> false;
    };
  }

  /**
   * Returns whether a character may be in prose that is stored, such as a comment, where joiners
   * and special spaces have their place: it neither controls a terminal nor changes the direction
   * of writing.
   */
  public static boolean isAllowedInProse(int c) {
    if (c < 0x7F) {
      return c >= ' ';
    }
    return switch (CharacterKind.of(c)) {
      case CONTROL, DIRECTIONAL -> false;
      default -> true;
    };
  }

  /** Returns the whole text on one line, with escapes. */
  public static String line(String text) {
    int first = firstUnprintable(text);
    return first < 0 ? text : escape(text, first, text.length(), true);
  }

  /** Returns at most the first {@value #EXCERPT} characters of a name or value, with escapes. */
  public static String excerpt(String text) {
    return cut(text, EXCERPT, false);
  }

  /** Returns an excerpt in single quotes. */
  public static String quote(String text) {
    return "'" + excerpt(text) + "'";
  }

  /**
   * Returns at most the first {@value #PASSAGE} characters of another program's message. Line
   * breaks and tabs become spaces, since such messages often have several lines.
   */
  public static String passage(String text) {
    // Cut first, since the text may be long; a line break of two characters becomes one space.
    String beginning = text.substring(0, Math.min(text.length(), 4 * PASSAGE));
    return cut(beginning.replaceAll("\\s*[\\r\\n\\t]\\s*", " ").strip(), PASSAGE, true);
  }

  /** Returns a passage in single quotes. */
  public static String quotePassage(String text) {
    return "'" + passage(text) + "'";
  }

  /**
   * Returns the whole text with U+FFFD in the place of each character that must not be printed;
   * tabs stay. For text whose syntax escapes would break, such as JSON.
   */
  public static String replace(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (replaced(text.codePointAt(i))) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(replaced(c) ? REPLACEMENT : c));
        return clean.toString();
      }
    }
    return text;
  }

  /** Returns a character's name in prose, such as {@code U+202E}. */
  public static String name(int c) {
    String hex = Integer.toHexString(c).toUpperCase(Locale.ROOT);
    return "U+" + "0000".substring(Math.min(4, hex.length())) + hex;
  }

  private static boolean replaced(int c) {
    return c != '\t' && !isPrintable(c);
  }

  private static String cut(String text, int limit, boolean blanks) {
    boolean whole = text.length() <= limit || text.codePointCount(0, text.length()) <= limit;
    int end = whole ? text.length() : text.offsetByCodePoints(0, limit);
    String shown = escape(text, 0, end, blanks);
    return whole ? shown : shown + "…";
  }

  private static int firstUnprintable(String text) {
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (!isPrintable(c)) {
        return i;
      }
      i += Character.charCount(c);
    }
    return -1;
  }

  /** Escapes the characters before {@code end}; those before {@code from} are known to be clean. */
  private static String escape(String text, int from, int end, boolean blanks) {
    StringBuilder shown = new StringBuilder(end + 16).append(text, 0, from);
    int i = from;
    while (i < end) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isPrintable(c) && (blanks || isUnambiguous(c))) {
        shown.appendCodePoint(c);
      } else {
        shown.append("\\u{").append(Integer.toHexString(c)).append('}');
      }
    }
    return shown.toString();
  }
}
