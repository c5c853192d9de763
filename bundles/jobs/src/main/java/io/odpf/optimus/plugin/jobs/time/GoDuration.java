// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.time;

import java.time.Duration;
import java.util.Optional;

/**
 * Durations in the syntax of Go's {@code time.ParseDuration}: {@code 24h}, {@code 1h30m}, {@code
 * -1.5h}. They are limited to 2<sup>63</sup> nanoseconds, about 292 years, as in Go.
 */
public final class GoDuration {
  private static final long NANOS = 1;
  private static final long MICROS = 1_000 * NANOS;
  private static final long MILLIS = 1_000 * MICROS;
  private static final long SECONDS = 1_000 * MILLIS;
  private static final long MINUTES = 60 * SECONDS;
  private static final long HOURS = 60 * MINUTES;

  /**
   * 2<sup>63</sup> as an unsigned number: the largest magnitude, which only negative durations can
   * have.
   */
  private static final long LIMIT = Long.MIN_VALUE;

  private static final String UNITS = "known units: h, m, s, ms, us, ns";

  private GoDuration() {}

  /**
   * Parses a duration.
   *
   * @throws InvalidDurationException with Go's message, if the text is not a duration
   */
  public static Duration parse(String text) throws InvalidDurationException {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String rest = signed ? text.substring(1) : text;
    if (rest.equals("0")) {
      return Duration.ZERO;
    }
    if (rest.isEmpty()) {
      throw invalid(text);
    }
    long sum = 0;
    for (int at = 0; at < rest.length(); ) {
      Part part = Part.read(rest, at, text);
      sum += part.nanos();
      if (Long.compareUnsigned(sum, LIMIT) > 0) {
        throw invalid(text);
      }
      at = part.end();
    }
    if (text.startsWith("-")) {
      return Duration.ofNanos(-sum);
    }
    if (sum == LIMIT) {
      throw invalid(text);
    }
    return Duration.ofNanos(sum);
  }

  /** Returns the hint for texts that are not durations. */
  public static String hint() {
    return "write it as 24h or 1h30m; " + UNITS;
  }

  /** Formats a duration as Go does, for example {@code 24h0m0s}. */
  public static String format(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos == 0) {
      return "0s";
    }
    String sign = nanos < 0 ? "-" : "";
    long size = Math.abs(nanos);
    if (Long.compareUnsigned(size, SECONDS) < 0) {
      return sign
          + (size >= MILLIS
              ? decimal(size, MILLIS) + "ms"
              : size >= MICROS ? decimal(size, MICROS) + "µs" : size + "ns");
    }
    long minutes = Long.divideUnsigned(size, MINUTES);
    String seconds = decimal(Long.remainderUnsigned(size, MINUTES), SECONDS) + "s";
    if (minutes == 0) {
      return sign + seconds;
    }
    return sign + (minutes >= 60 ? minutes / 60 + "h" : "") + minutes % 60 + "m" + seconds;
  }

  private static String decimal(long nanos, long unit) {
    String fraction = String.valueOf(unit + nanos % unit).substring(1);
    int end = fraction.length();
    while (end > 0 && fraction.charAt(end - 1) == '0') {
      end--;
    }
    return nanos / unit + (end == 0 ? "" : "." + fraction.substring(0, end));
  }

  private static InvalidDurationException invalid(String text) {
    return new InvalidDurationException("time: invalid duration " + GoQuotes.quote(text));
  }

  private static Optional<Long> unit(String name) {
    return switch (name) {
      case "h" -> Optional.of(HOURS);
      case "m" -> Optional.of(MINUTES);
      case "s" -> Optional.of(SECONDS);
      case "ms" -> Optional.of(MILLIS);
      // Both letters: the micro sign, and the Greek mu.
      case "us", "\u00b5s", "\u03bcs" -> Optional.of(MICROS);
      case "ns" -> Optional.of(NANOS);
      default -> Optional.empty();
    };
  }

  /**
   * A number with its unit.
   *
   * @param nanos its length, unsigned
   * @param end the index after it
   */
  private record Part(long nanos, int end) {

    static Part read(String text, int start, String whole) throws InvalidDurationException {
      int point = digits(text, start);
      int numberEnd =
          point < text.length() && text.charAt(point) == '.' ? digits(text, point + 1) : point;
      // A point alone is not a number.
      if (point == start && numberEnd <= point + 1) {
        throw invalid(whole);
      }
      int end = numberEnd;
      while (end < text.length() && text.charAt(end) != '.' && !isDigit(text.charAt(end))) {
        end++;
      }
      if (end == numberEnd) {
        throw new InvalidDurationException(
            "time: missing unit in duration " + GoQuotes.quote(whole));
      }
      String name = text.substring(numberEnd, end);
      Optional<Long> unit = unit(name);
      if (unit.isEmpty()) {
        throw new InvalidDurationException(
            "time: unknown unit " + GoQuotes.quote(name) + " in duration " + GoQuotes.quote(whole));
      }
      long nanos =
          whole(text.substring(start, point), unit.get(), whole)
              + fraction(text.substring(Math.min(point + 1, numberEnd), numberEnd), unit.get());
      if (Long.compareUnsigned(nanos, LIMIT) > 0) {
        throw invalid(whole);
      }
      return new Part(nanos, end);
    }

    private static long whole(String digits, long unit, String whole)
        throws InvalidDurationException {
      long value = 0;
      for (int i = 0; i < digits.length(); i++) {
        if (Long.compareUnsigned(value, Long.divideUnsigned(LIMIT, 10)) > 0) {
          throw invalid(whole);
        }
        value = value * 10 + (digits.charAt(i) - '0');
      }
      if (Long.compareUnsigned(value, Long.divideUnsigned(LIMIT, unit)) > 0) {
        throw invalid(whole);
      }
      return value * unit;
    }

    /** Returns the length of a fraction. Ignores digits beyond the precision of a long. */
    private static long fraction(String digits, long unit) {
      long value = 0;
      double scale = 1;
      for (int i = 0; i < digits.length() && value <= Long.MAX_VALUE / 10; i++) {
        long next = value * 10 + (digits.charAt(i) - '0');
        if (next < 0) {
          break;
        }
        value = next;
        scale *= 10;
      }
      return (long) (value * (unit / scale));
    }

    private static int digits(String text, int from) {
      int end = from;
      while (end < text.length() && isDigit(text.charAt(end))) {
        end++;
      }
      return end;
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }
  }
}
