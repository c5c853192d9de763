// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

/** Text of a plugin, made fit for a message: one line, bounded, nothing a terminal acts upon. */
final class PrintableText {
  private static final int LONGEST = 400;

  private PrintableText() {}

  /** At most 400 characters of a text; line breaks and tabs become spaces, the rest is escaped. */
  static String of(String text) {
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
