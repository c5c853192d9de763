// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.window;

import io.odpf.optimus.plugin.jobs.time.GoDuration;
import io.odpf.optimus.plugin.jobs.time.GoQuotes;
import io.odpf.optimus.plugin.jobs.time.InvalidDurationException;
import java.time.Duration;
import java.time.ZonedDateTime;

/**
 * A length in windows of version 2: calendar months and a duration, written as {@code 1M24h}. The
 * sign of the months also applies to the duration.
 */
record MonthSpan(long months, Duration duration) {

  /** The maximum number of months: 290 years, which is about the longest duration. */
  static final int MOST_MONTHS = 12 * 290;

  /** Thrown when a text is not such a length. Has the message that Optimus reports. */
  static final class InvalidSpanException extends Exception {
    private static final long serialVersionUID = 1L;

    private InvalidSpanException(String message) {
      super(message, null, false, false);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  /**
   * Parses a length. An empty text has length zero.
   *
   * @param part the key, for the message
   */
  static MonthSpan parse(String part, String text) throws InvalidSpanException {
    int end = text.indexOf('M');
    long months = end < 0 ? 0 : months(text.substring(0, end));
    String rest = text.substring(end + 1);
    if (rest.isEmpty()) {
      return new MonthSpan(months, Duration.ZERO);
    }
    try {
      Duration duration = GoDuration.parse(rest);
      return new MonthSpan(months, months < 0 ? duration.negated() : duration);
    } catch (InvalidDurationException e) {
      throw new InvalidSpanException(
          "failed to parse task window with " + part + " " + text + ": " + e.getMessage());
    }
  }

  private static long months(String text) throws InvalidSpanException {
    if (!text.matches("[+-]?[0-9]+")) {
      throw new InvalidSpanException(
          "strconv.Atoi: parsing " + GoQuotes.quote(text) + ": invalid syntax");
    }
    try {
      long months = Long.parseLong(text);
      if (Math.abs(months) <= MOST_MONTHS) {
        return months;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw new InvalidSpanException(
        "strconv.Atoi: parsing " + GoQuotes.quote(text) + ": value out of range");
  }

  boolean isNegative() {
    return months < 0 || duration.isNegative();
  }

  ZonedDateTime addTo(ZonedDateTime time) {
    return Truncation.plusMonths(time.plus(duration), months);
  }

  ZonedDateTime subtractFrom(ZonedDateTime time) {
    return Truncation.plusMonths(time.minus(duration), -months);
  }
}
