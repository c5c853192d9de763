// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.text;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Parses numbers as Go's package strconv does. */
public final class Numerals {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9_]++(?:\\.[0-9_]*+)?|\\.[0-9_]++)(?:[eE][+-]?[0-9][0-9_]*+)?");
  private static final Pattern HEXADECIMAL =
      Pattern.compile(
          "[+-]?0[xX](?:[0-9a-fA-F_]++(?:\\.[0-9a-fA-F_]*+)?|\\.[0-9a-fA-F_]++)[pP][+-]?[0-9][0-9_]*+");
  private static final Pattern SPECIAL = Pattern.compile("(?i)(?:[+-]?inf(?:inity)?|nan)");

  /** The limit of digits; no number of 64 bits has as many. */
  private static final int LONGEST = 200;

  private Numerals() {}

  /**
   * Parses a signed 64-bit integer; returns empty if the text is not one.
   *
   * @param base the base; 0 to derive it from the text's prefix
   */
  public static OptionalLong parseLong(String text, int base) {
    return integer(text, base)
        .filter(number -> number.bitLength() < 64)
        .map(number -> OptionalLong.of(number.longValue()))
        .orElseGet(OptionalLong::empty);
  }

  /**
   * Parses a signed 64-bit integer. Returns the nearest integer if the number is out of range, and
   * 0 if the text is not a number.
   */
  public static long clampedLong(String text, int base) {
    return integer(text, base).map(Numerals::clamped).orElse(0L);
  }

  private static long clamped(BigInteger number) {
    if (number.bitLength() < 64) {
      return number.longValue();
    }
    return number.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  /** Parses an unsigned 64-bit integer; returns its bits, or empty if the text is not one. */
  public static OptionalLong parseUnsigned(String text, int base) {
    if (text.startsWith("+") || text.startsWith("-")) {
      return OptionalLong.empty();
    }
    return integer(text, base)
        .filter(number -> number.bitLength() <= 64)
        .map(number -> OptionalLong.of(number.longValue()))
        .orElseGet(OptionalLong::empty);
  }

  /** Parses a double; returns empty if the text is not a number, or the number is out of range. */
  public static OptionalDouble parseDouble(String text) {
    if (SPECIAL.matcher(text).matches()) {
      return OptionalDouble.of(special(text));
    }
    boolean decimal = DECIMAL.matcher(text).matches();
    if (!decimal && !HEXADECIMAL.matcher(text).matches()) {
      return OptionalDouble.empty();
    }
    if (text.indexOf('_') >= 0 && !areUnderscoresValid(text)) {
      return OptionalDouble.empty();
    }
    String digits = text.replace("_", "");
    if (decimal && digits.chars().noneMatch(c -> c >= '0' && c <= '9')) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(digits);
    return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /**
   * Converts a double to an integer as Go does on amd64: a value out of range becomes {@link
   * Long#MIN_VALUE}.
   */
  public static long toLong(double value) {
    return value >= -0x1p63 && value < 0x1p63 ? (long) value : Long.MIN_VALUE;
  }

  private static double special(String text) {
    if (text.equalsIgnoreCase("nan")) {
      return Double.NaN;
    }
    return text.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  private static Optional<BigInteger> integer(String text, int base) {
    boolean signed = text.startsWith("+") || text.startsWith("-");
    String digits = signed ? text.substring(1) : text;
    int radix = base == 0 ? 10 : base;
    if (base == 0) {
      if (digits.indexOf('_') >= 0 && !areUnderscoresValid(digits)) {
        return Optional.empty();
      }
      if (digits.length() >= 3 && digits.charAt(0) == '0' && isBase(digits.charAt(1))) {
        radix = radix(digits.charAt(1));
        digits = digits.substring(2);
      } else if (digits.length() > 1 && digits.charAt(0) == '0') {
        radix = 8;
        digits = digits.substring(1);
      }
      digits = digits.replace("_", "");
    }
    int zeros = 0;
    while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
      zeros++;
    }
    if (digits.isEmpty() || digits.length() - zeros > LONGEST) {
      return Optional.empty();
    }
    digits = digits.substring(zeros);
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) >= 0x80 || Character.digit(digits.charAt(i), radix) < 0) {
        return Optional.empty();
      }
    }
    BigInteger number = new BigInteger(digits, radix);
    return Optional.of(text.startsWith("-") ? number.negate() : number);
  }

  private static int radix(char letter) {
    return switch (letter) {
      case 'x', 'X' -> 16;
      case 'b', 'B' -> 2;
      default -> 8;
    };
  }

  /** Returns whether each underscore is between two digits, or between a prefix and a digit. */
  private static boolean areUnderscoresValid(String text) {
    String digits = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
    boolean prefixed = digits.length() >= 2 && digits.charAt(0) == '0' && isBase(digits.charAt(1));
    boolean hex = prefixed && (digits.charAt(1) | 0x20) == 'x';
    char saw = prefixed ? '0' : '^';
    for (int i = prefixed ? 2 : 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c >= '0' && c <= '9' || hex && Character.digit(c, 16) >= 0) {
        saw = '0';
      } else if (c == '_') {
        if (saw != '0') {
          return false;
        }
        saw = '_';
      } else if (saw == '_') {
        return false;
      } else {
        saw = '!';
      }
    }
    return saw != '_';
  }

  private static boolean isBase(char c) {
    return "bBoOxX".indexOf(c) >= 0;
  }
}
