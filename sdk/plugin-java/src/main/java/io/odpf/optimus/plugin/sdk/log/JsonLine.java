// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.log;

/** Builds a JSON object on one line. Not thread-safe. */
final class JsonLine {
  private final StringBuilder line = new StringBuilder(160).append('{');

  /**
   * Adds a member.
   *
   * @param value a string, a number or a boolean; NaN and infinite numbers are written as strings
   */
  void add(String name, Object value) {
    if (line.length() > 1) {
      line.append(',');
    }
    quote(name);
    line.append(':');
    if (value instanceof Boolean || value instanceof Number number && isFinite(number)) {
      line.append(value);
    } else {
      quote(value.toString());
    }
  }

  private static boolean isFinite(Number number) {
    return Double.isFinite(number.doubleValue());
  }

  private void quote(String text) {
    line.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> line.append("\\\"");
        case '\\' -> line.append("\\\\");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        default -> {
          if (c < ' ' || Character.isSurrogate(c) && !isPaired(text, i)) {
            line.append("\\u").append(Character.forDigit(c >> 12 & 15, 16));
            line.append(Character.forDigit(c >> 8 & 15, 16));
            line.append(Character.forDigit(c >> 4 & 15, 16));
            line.append(Character.forDigit(c & 15, 16));
          } else {
            line.append(c);
          }
        }
      }
    }
    line.append('"');
  }

  private static boolean isPaired(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }

  /** Returns the complete object. No member may be added afterwards. */
  String end() {
    return line.append('}').toString();
  }
}
