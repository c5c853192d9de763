// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.input;

/** Text from strangers, made fit for a message. */
public final class Printable {
  private static final int MAX_CHARS = 120;

  private Printable() {}

  /** At most 120 characters of a text, with what a terminal could act upon escaped. */
  public static String text(String text) {
    StringBuilder result = new StringBuilder(Math.min(text.length(), MAX_CHARS) + 1);
    for (int i = 0; i < text.length(); ) {
      if (result.length() >= MAX_CHARS) {
        return result.append("...").toString();
      }
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      if (harmless(codePoint)) {
        result.appendCodePoint(codePoint);
      } else {
        result.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
      }
    }
    return result.toString();
  }

  private static boolean harmless(int codePoint) {
    if (codePoint < 0x7f) {
      return codePoint >= ' ';
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> codePoint != 0xfffd;
    };
  }
}
