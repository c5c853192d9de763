// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.format;

/**
 * Formats numbers with the flag {@code #}: always with a decimal point, and with trailing zeros.
 */
final class Sharp {
  private static final int DEFAULT_DIGITS = 6;

  private Sharp() {}

  static String withPoint(String text, char verb, int precision) {
    int exponent = exponent(text, verb);
    String number = text.substring(0, exponent);
    int missing =
        "gGx".indexOf(verb) < 0 ? 0 : precision == Floats.SHORTEST ? DEFAULT_DIGITS : precision;
    boolean started = false;
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      started |= c != '0' && c != '.';
      missing -= started && c != '.' ? 1 : 0;
    }
    boolean pointed = number.indexOf('.') >= 0;
    if (!pointed && number.equals("0")) {
      missing--;
    }
    return number
        + (pointed ? "" : ".")
        + "0".repeat(Math.max(missing, 0))
        + text.substring(exponent);
  }

  private static int exponent(String text, char verb) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean decimal = (c | 0x20) == 'e' && verb != 'x' && verb != 'X';
      if (decimal || (c | 0x20) == 'p') {
        return i;
      }
    }
    return text.length();
  }
}
