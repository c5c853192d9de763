// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.console;

/**
 * Text that came from outside, made harmless to a terminal: control characters, line breaks and
 * what reverses the direction of writing are shown as escapes.
 */
public final class Printable {
  private Printable() {}

  /** The text on one line, with escapes like {@code \x1b} for what must not be sent. */
  public static String line(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return escaped(text, i);
      }
    }
    return text;
  }

  private static String escaped(String text, int from) {
    StringBuilder result = new StringBuilder(text.length() + 16).append(text, 0, from);
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        result.append(c).append(text.charAt(++i));
      } else if (harmless(c)) {
        result.append(c);
      } else if (c < 0x100) {
        result.append("\\x").append(hex(c >> 4)).append(hex(c));
      } else {
        result.append("\\u").append(hex(c >> 12)).append(hex(c >> 8));
        result.append(hex(c >> 4)).append(hex(c));
      }
    }
    return result.toString();
  }

  private static boolean harmless(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  private static char hex(int value) {
    return Character.forDigit(value & 0xf, 16);
  }
}
