// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.folder;

import java.util.HexFormat;
import java.util.Optional;

/** Texts in double quotes, in a form that is the same in YAML and JSON, and all ASCII. */
final class QuotedText {
  private static final int HEX_DIGITS = 4;

  private QuotedText() {}

  /** Returns a text in quotes. */
  static String of(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c >= ' ' && c <= '~') {
        quoted.append(c);
      } else {
        quoted.append("\\u").append(HexFormat.of().toHexDigits(c));
      }
    }
    return quoted.append('"').toString();
  }

  /** Returns the text that is in quotes; empty if it is not in quotes, or has no characters. */
  static Optional<String> read(String quoted) {
    int end = quoted.length() - 1;
    if (end < 2 || quoted.charAt(0) != '"' || quoted.charAt(end) != '"') {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(end);
    int next = 1;
    while (next < end) {
      char c = quoted.charAt(next);
      char escaped = c == '\\' && next + 1 < end ? quoted.charAt(next + 1) : 0;
      if (c != '"' && c != '\\') {
        text.append(c);
        next++;
      } else if (escaped == '"' || escaped == '\\') {
        text.append(escaped);
        next += 2;
      } else if (escaped == 'u' && isHex(quoted, next + 2, end)) {
        text.append((char) HexFormat.fromHexDigits(quoted, next + 2, next + 2 + HEX_DIGITS));
        next += 2 + HEX_DIGITS;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(text.toString());
  }

  private static boolean isHex(String text, int from, int end) {
    if (from + HEX_DIGITS > end) {
      return false;
    }
    for (int i = from; i < from + HEX_DIGITS; i++) {
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
