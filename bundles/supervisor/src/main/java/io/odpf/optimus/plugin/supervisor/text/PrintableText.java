// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.text;

/** Text of a plugin, made fit to be shown: nothing in it that a terminal acts upon. */
public final class PrintableText {
  private static final int LONGEST = 400;
  private static final char REPLACEMENT = '\ufffd';

  private PrintableText() {}

  /**
   * A text for a message: one line of at most 400 characters. Line breaks and tabs become spaces,
   * what a terminal acts upon is escaped.
   */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder(Math.min(text.length(), LONGEST) + 1);
    for (int i = 0; i < text.length(); ) {
      if (shown.length() >= LONGEST) {
        return shown.append('…').toString();
      }
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\n' || c == '\r' || c == '\t') {
        shown.append(' ');
      } else if (acts(c)) {
        shown.append("\\u{").append(Integer.toHexString(c)).append('}');
      } else {
        shown.appendCodePoint(c);
      }
    }
    return shown.toString().strip();
  }

  /** The same in quotation marks. */
  public static String quoted(String text) {
    return "'" + of(text) + "'";
  }

  /**
   * A line for a log, whole: tabs stay, what a terminal acts upon is replaced by U+FFFD. A clean
   * text is returned as it is.
   */
  public static String line(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (replaced(text.codePointAt(i))) {
        return cleaned(text);
      }
    }
    return text;
  }

  private static String cleaned(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      clean.appendCodePoint(replaced(c) ? REPLACEMENT : c);
    }
    return clean.toString();
  }

  private static boolean replaced(int c) {
    return c != '\t' && acts(c);
  }

  /** Controls, what turns the direction of writing, and what is not seen. */
  private static boolean acts(int c) {
    if (c < 0x7f) {
      return c < ' ';
    }
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.UNASSIGNED;
  }
}
