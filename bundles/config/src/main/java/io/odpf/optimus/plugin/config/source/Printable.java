// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.source;

import java.util.Locale;

/** Text from a file as it may be shown: short, and without characters that act on a terminal. */
public final class Printable {
  private static final int LONGEST = 60;

  private Printable() {}

  /** The text in single quotes. */
  public static String quote(String text) {
    return "'" + bare(text) + "'";
  }

  /** The text without quotes. */
  public static String bare(String text) {
    StringBuilder shown = new StringBuilder();
    int length = 0;
    int i = 0;
    while (i < text.length() && length < LONGEST) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      length++;
      if (isHarmless(c)) {
        shown.appendCodePoint(c);
      } else {
        shown.append(name(c));
      }
    }
    return shown.append(i < text.length() ? "…" : "").toString();
  }

  /** {@code U+202E}. */
  public static String name(int codePoint) {
    String hex = Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
    return "U+" + "0000".substring(Math.min(4, hex.length())) + hex;
  }

  /** Whether a character does nothing but look like what it is. */
  public static boolean isHarmless(int c) {
    return isHarmlessInText(c) && !looksLikeSpace(c);
  }

  /** The same for comments and prose, where special spaces and joiners have their place. */
  static boolean isHarmlessInText(int c) {
    if (c < 0x7F) {
      return c >= 0x20;
    }
    return c > 0x9F && !turnsOrHides(c) && !(c >= 0xD800 && c <= 0xDFFF);
  }

  private static boolean looksLikeSpace(int c) {
    return c == 0xA0
        || c == 0xAD
        || c >= 0x2000 && c <= 0x200D
        || c == 0x202F
        || c >= 0x205F && c <= 0x2064
        || c == 0x3000;
  }

  /** Line separators, directional controls and the byte order mark. */
  private static boolean turnsOrHides(int c) {
    return c == 0x061C
        || c >= 0x200E && c <= 0x200F
        || c >= 0x2028 && c <= 0x202E
        || c >= 0x2066 && c <= 0x2069
        || c == 0xFEFF
        || c >= 0xFFF9 && c <= 0xFFFB
        || c == 0xFFFE
        || c == 0xFFFF
        || c >= 0xE0000 && c <= 0xE007F;
  }
}
