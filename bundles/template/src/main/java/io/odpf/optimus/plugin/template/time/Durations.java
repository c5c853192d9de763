// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.time;

import java.math.BigInteger;
import java.util.Map;
import java.util.OptionalLong;

/** Parses and formats durations, in nanoseconds, as Go's package time does. */
public final class Durations {
  public static final long SECOND = 1_000_000_000L;

  private static final long MICROSECOND = 1_000L;
  private static final long MILLISECOND = 1_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  /** The micro sign and the Greek letter mu, in UTF-8. */
  private static final Map<String, Long> UNITS =
      Map.of(
          "ns", 1L,
          "us", MICROSECOND,
          "\u00C2\u00B5s", MICROSECOND,
          "\u00CE\u00BCs", MICROSECOND,
          "ms", MILLISECOND,
          "s", SECOND,
          "m", MINUTE,
          "h", HOUR);

  private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(63);

  /** The limit of digits before the point; a duration of 64 bits has fewer. */
  private static final int LONGEST = 100;

  /**
   * The number of digits after the point that are used; further digits are less than a nanosecond.
   */
  private static final int FRACTION_DIGITS = 18;

  private Durations() {}

  /**
   * Returns the nanoseconds of a duration such as {@code 1h30m}; empty if the text is not a
   * duration.
   */
  public static OptionalLong parse(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String rest = signed ? text.substring(1) : text;
    if (rest.equals("0")) {
      return OptionalLong.of(0);
    }
    if (rest.isEmpty()) {
      return OptionalLong.empty();
    }
    BigInteger total = BigInteger.ZERO;
    for (int index = 0; index < rest.length(); ) {
      int point = digits(rest, index);
      int end =
          point < rest.length() && rest.charAt(point) == '.' ? digits(rest, point + 1) : point;
      int unitEnd = unit(rest, end);
      Long unit = UNITS.get(rest.substring(end, unitEnd));
      String whole = rest.substring(index, point);
      String fraction = end > point ? rest.substring(point + 1, end) : "";
      boolean none = whole.isEmpty() && fraction.isEmpty();
      if (unit == null || none || whole.length() > LONGEST) {
        return OptionalLong.empty();
      }
      total = total.add(part(whole, fraction, unit));
      if (total.compareTo(LIMIT) > 0) {
        return OptionalLong.empty();
      }
      index = unitEnd;
    }
    BigInteger result = text.startsWith("-") ? total.negate() : total;
    return result.bitLength() < 64 ? OptionalLong.of(result.longValue()) : OptionalLong.empty();
  }

  /** Formats a duration, for example {@code 1h30m0s}. */
  public static String text(long nanos) {
    if (nanos == 0) {
      return "0s";
    }
    String sign = nanos < 0 ? "-" : "";
    BigInteger size = BigInteger.valueOf(nanos).abs();
    if (size.compareTo(BigInteger.valueOf(SECOND)) < 0) {
      long small = size.longValue();
      if (small < MICROSECOND) {
        return sign + small + "ns";
      }
      return small < MILLISECOND
          ? sign + decimal(small, MICROSECOND, 3) + "\u00C2\u00B5s"
          : sign + decimal(small, MILLISECOND, 6) + "ms";
    }
    long seconds = size.divide(BigInteger.valueOf(SECOND)).longValue();
    long rest = size.mod(BigInteger.valueOf(SECOND)).longValue();
    String shown = decimal(seconds % 60 * SECOND + rest, SECOND, 9) + "s";
    long minutes = seconds / 60;
    if (minutes > 0) {
      shown = minutes % 60 + "m" + shown;
    }
    return sign + (minutes >= 60 ? minutes / 60 + "h" : "") + shown;
  }

  private static BigInteger part(String whole, String fraction, long unit) {
    BigInteger nanos =
        new BigInteger(whole.isEmpty() ? "0" : whole).multiply(BigInteger.valueOf(unit));
    if (fraction.isEmpty()) {
      return nanos;
    }
    String digits = fraction.substring(0, Math.min(fraction.length(), FRACTION_DIGITS));
    double scale = Math.pow(10, digits.length());
    long more = (long) (Long.parseLong(digits) * (unit / scale));
    return nanos.add(BigInteger.valueOf(more));
  }

  private static int digits(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static int unit(String text, int start) {
    int end = start;
    while (end < text.length()
        && text.charAt(end) != '.'
        && (text.charAt(end) < '0' || text.charAt(end) > '9')) {
      end++;
    }
    return end;
  }

  private static String decimal(long value, long unit, int places) {
    String digits = Long.toString(value % unit);
    String fraction = ("0".repeat(places - digits.length()) + digits).replaceFirst("0+$", "");
    return value / unit + (fraction.isEmpty() ? "" : "." + fraction);
  }
}
