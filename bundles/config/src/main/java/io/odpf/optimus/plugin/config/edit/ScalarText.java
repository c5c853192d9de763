// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.edit;

import java.util.Locale;

/** Writes texts as YAML scalars: plain where that is unambiguous, else in double quotes. */
final class ScalarText {
  private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";

  /** Words that some YAML parsers do not read as text. */
  private static final String RESERVED = " null true false yes no on off ~ ";

  private ScalarText() {}

  /** Returns a text as a scalar outside brackets. */
  static String block(String text) {
    return isPlain(text, "") ? text : quoted(text);
  }

  /** Returns a text as a scalar within brackets. */
  static String flow(String text) {
    return isPlain(text, ",[]{}:") ? text : quoted(text);
  }

  /** Returns a text as a scalar that every YAML parser reads as text, not as a number or a date. */
  static String typed(String text, boolean flow) {
    boolean number = !text.isEmpty() && "+-.0123456789".indexOf(text.charAt(0)) >= 0;
    boolean letter = text.length() == 1 && "yYnN".contains(text);
    return number || letter ? quoted(text) : flow ? flow(text) : block(text);
  }

  /** Returns a text in double quotes, as in JSON. */
  static String quoted(String text) {
    StringBuilder result = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> result.append('\\').append(c);
        case '\n' -> result.append("\\n");
        case '\r' -> result.append("\\r");
        case '\t' -> result.append("\\t");
        default -> {
          if (c < ' ' || c >= 0x7F && c < 0xA0 || c == 0x2028 || c == 0x2029 || c == 0xFEFF) {
            result.append("\\u").append(String.format(Locale.ROOT, "%04x", (int) c));
          } else {
            result.append(c);
          }
        }
      }
    }
    return result.append('"').toString();
  }

  private static boolean isPlain(String text, String excluded) {
    if (text.isEmpty()
        || INDICATORS.indexOf(text.charAt(0)) >= 0
        || RESERVED.contains(" " + text.toLowerCase(Locale.ROOT) + " ")
        || text.endsWith(":")
        || text.endsWith(" ")
        || text.startsWith(" ")
        || text.contains(": ")
        || text.contains(" #")) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || excluded.indexOf(c) >= 0) {
        return false;
      }
    }
    return true;
  }
}
