// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.format;

import java.util.Locale;

/** Formats floating-point numbers as {@code FormatFloat} in Go's package strconv does. */
public final class Floats {
  /** The precision that requests the fewest digits that identify the number. */
  public static final int SHORTEST = -1;

  private static final int SHORTEST_EXPONENT = 6;
  private static final int DOUBLE_BIAS = 1075;
  private static final long DOUBLE_MANTISSA = (1L << 52) - 1;

  /** The fraction bits of a mantissa that is shifted to 60 bits, and half of their range. */
  private static final long HEX_FRACTION = (1L << 60) - 1;

  private static final long HEX_HALF = 1L << 59;

  private Floats() {}

  /**
   * Formats a number.
   *
   * @param verb one of {@code e E f g G b x X}
   * @param precision the digits after the decimal point, for {@code g} all significant digits, or
   *     {@link #SHORTEST}
   */
  public static String format(double value, char verb, int precision) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    boolean negative = Double.doubleToRawLongBits(value) < 0;
    double size = Math.abs(value);
    String text =
        switch (verb) {
          case 'e', 'E' -> scientific(size, verb, precision);
          case 'f' -> fixed(size, precision);
          case 'b' -> binary(size);
          case 'x', 'X' -> hexadecimal(size, verb, precision);
          default -> general(size, verb, precision);
        };
    return negative ? "-" + text : text;
  }

  private static String scientific(double size, char verb, int precision) {
    Digits digits = precision < 0 ? Digits.shortest(size) : Digits.significant(size, precision + 1);
    return scientific(digits, verb, precision < 0 ? digits.count() - 1 : precision);
  }

  private static String scientific(Digits digits, char verb, int precision) {
    StringBuilder out = new StringBuilder().append(digits.digit(0));
    if (precision > 0) {
      out.append('.');
      for (int i = 1; i <= precision; i++) {
        out.append(digits.digit(i));
      }
    }
    return exponent(out.append(verb), digits.count() == 0 ? 0 : digits.point() - 1).toString();
  }

  private static StringBuilder exponent(StringBuilder out, int exponent) {
    out.append(exponent < 0 ? '-' : '+');
    int size = Math.abs(exponent);
    if (size < 10) {
      out.append('0');
    }
    return out.append(size);
  }

  private static String fixed(double size, int precision) {
    Digits digits = precision < 0 ? Digits.shortest(size) : Digits.fixed(size, precision);
    int decimals = precision < 0 ? Math.max(digits.count() - digits.point(), 0) : precision;
    return fixed(digits, decimals);
  }

  private static String fixed(Digits digits, int decimals) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < digits.point(); i++) {
      out.append(digits.digit(i));
    }
    if (out.length() == 0) {
      out.append('0');
    }
    if (decimals > 0) {
      out.append('.');
      for (int i = 0; i < decimals; i++) {
        out.append(digits.digit(digits.point() + i));
      }
    }
    return out.toString();
  }

  private static String general(double size, char verb, int precision) {
    boolean shortest = precision < 0;
    int wanted = precision == 0 ? 1 : precision;
    Digits digits = shortest ? Digits.shortest(size) : Digits.significant(size, wanted);
    int limit = shortest ? SHORTEST_EXPONENT : wanted;
    if (!shortest && limit > digits.count() && digits.count() >= digits.point()) {
      limit = digits.count();
    }
    int exponent = digits.point() - 1;
    if (exponent < -4 || exponent >= limit) {
      return scientific(digits, verb == 'G' ? 'E' : 'e', digits.count() - 1);
    }
    return fixed(digits, Math.max(digits.count() - digits.point(), 0));
  }

  private static String binary(double size) {
    long bits = Double.doubleToRawLongBits(size);
    int exponent = (int) (bits >> 52);
    long mantissa = bits & DOUBLE_MANTISSA;
    if (exponent == 0) {
      exponent = 1;
    } else {
      mantissa |= DOUBLE_MANTISSA + 1;
    }
    int shown = exponent - DOUBLE_BIAS;
    return mantissa + "p" + (shown < 0 ? "" : "+") + shown;
  }

  private static String hexadecimal(double size, char verb, int precision) {
    int exponent = size == 0 ? 0 : Math.getExponent(size);
    long mantissa = Double.doubleToRawLongBits(size) & DOUBLE_MANTISSA;
    if (exponent < Double.MIN_EXPONENT) {
      // Normalize a subnormal number: its leading bit is the highest that is set.
      int shift = Long.numberOfLeadingZeros(mantissa) - 11;
      mantissa <<= shift;
      exponent = Double.MIN_EXPONENT - shift;
    } else if (size != 0) {
      mantissa |= DOUBLE_MANTISSA + 1;
    }
    mantissa <<= 8;
    if (precision >= 0 && precision < 15) {
      int shift = precision * 4;
      long extra = mantissa << shift & HEX_FRACTION;
      mantissa >>>= 60 - shift;
      if ((extra | mantissa & 1) > HEX_HALF) {
        mantissa++;
      }
      mantissa <<= 60 - shift;
      if ((mantissa & 1L << 61) != 0) {
        mantissa >>>= 1;
        exponent++;
      }
    }
    StringBuilder out = new StringBuilder("0x").append(mantissa >>> 60 & 1);
    mantissa <<= 4;
    if (precision > 0 || precision < 0 && mantissa != 0) {
      out.append('.');
    }
    for (int i = 0; precision < 0 ? mantissa != 0 : i < precision; i++) {
      out.append(Character.forDigit((int) (mantissa >>> 60 & 15), 16));
      mantissa <<= 4;
    }
    String shown = exponent(out.append('p'), exponent).toString();
    return verb == 'X' ? shown.toUpperCase(Locale.ROOT) : shown;
  }
}
