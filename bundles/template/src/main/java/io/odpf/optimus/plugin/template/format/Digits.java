// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The decimal digits of a non-negative number: its value is 0.DIGITS times ten to the power of
 * {@code point}.
 *
 * @param digits the digits, without leading or trailing zeros; empty for zero
 * @param point the position of the decimal point relative to the first digit
 */
record Digits(String digits, int point) {
  private static final Digits ZERO = new Digits("", 0);

  /** Up to this limit, every integer is exact and has fewer than 16 digits. */
  private static final double EXACT = 1e15;

  private static final int LEAST_PRECISION = 15;
  private static final int MOST_PRECISION = 17;

  /** Returns the fewest digits that identify the number among all doubles. */
  static Digits shortest(double value) {
    if (value < EXACT && value == Math.rint(value)) {
      return of(Long.toString((long) value), 0);
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded = exact;
    for (int precision = LEAST_PRECISION; precision <= MOST_PRECISION; precision++) {
      rounded = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        break;
      }
    }
    return of(rounded);
  }

  /** Returns the number rounded to the given number of significant digits. */
  static Digits significant(double value, int count) {
    return value == 0
        ? ZERO
        : of(new BigDecimal(value).round(new MathContext(count, RoundingMode.HALF_EVEN)));
  }

  /** Returns the number rounded to the given number of digits after the decimal point. */
  static Digits fixed(double value, int decimals) {
    return of(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN));
  }

  int count() {
    return digits.length();
  }

  /** Returns the digit at an index; {@code 0} outside the range. */
  char digit(int index) {
    return index >= 0 && index < digits.length() ? digits.charAt(index) : '0';
  }

  private static Digits of(BigDecimal number) {
    return of(number.unscaledValue().toString(), -number.scale());
  }

  private static Digits of(String unscaled, int exponent) {
    int end = unscaled.length();
    while (end > 0 && unscaled.charAt(end - 1) == '0') {
      end--;
    }
    return end == 0 ? ZERO : new Digits(unscaled.substring(0, end), unscaled.length() + exponent);
  }
}
