// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.window;

import io.odpf.optimus.plugin.jobs.time.GoDuration;
import io.odpf.optimus.plugin.jobs.time.GoQuotes;
import io.odpf.optimus.plugin.jobs.time.InvalidDurationException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A window of version 1: all lengths are durations, and a month has 720 hours. Truncation to weeks
 * moves to the next Sunday, truncation to months to the beginning of the month's last day. Both are
 * kept for compatibility with existing jobs.
 */
final class DurationWindow implements Window {
  static final Duration MONTH = Duration.ofDays(30);
  static final Duration DEFAULT_SIZE = Duration.ofDays(1);
  private static final Pattern MONTHS = Pattern.compile("([+-]?)([0-9]+)M");

  private final Duration size;
  private final Duration offset;
  private final String truncateTo;

  private DurationWindow(Duration size, Duration offset, String truncateTo) {
    this.size = size;
    this.offset = offset;
    this.truncateTo = truncateTo;
  }

  static DurationWindow of(WindowDefinition.Offset definition) throws InvalidWindowException {
    WindowFaults faults = new WindowFaults();
    Duration size =
        definition.size().isEmpty() ? DEFAULT_SIZE : parse(Windows.SIZE, definition.size(), faults);
    Duration offset =
        definition.offset().isEmpty()
            ? Duration.ZERO
            : parse(Windows.OFFSET, definition.offset(), faults);
    faults.refuse();
    return new DurationWindow(size, offset, definition.truncateTo());
  }

  @Override
  public TimeInterval at(Instant scheduledAt) {
    ZonedDateTime time = scheduledAt.atZone(ZoneOffset.UTC);
    if (truncateTo.equals("M")) {
      ZonedDateTime first = Truncation.toMonth(time).plusMonths(months(offset));
      ZonedDateTime end = first.with(TemporalAdjusters.lastDayOfMonth());
      ZonedDateTime start = first.minusMonths(Math.max(0, months(size) - 1));
      return new TimeInterval(start.toInstant(), end.toInstant());
    }
    ZonedDateTime truncated =
        switch (truncateTo) {
          case "h" -> Truncation.toHour(time);
          case "d" -> Truncation.toDay(time);
          case "w" -> Truncation.toDay(time).with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
          default -> time;
        };
    Instant end = truncated.toInstant().plus(offset);
    return new TimeInterval(end.minus(size), end);
  }

  private static long months(Duration duration) {
    return duration.toHours() / MONTH.toHours();
  }

  /**
   * Parses a duration that may contain months at any place. Only the first number of months counts,
   * as in Optimus.
   */
  static Duration parse(String part, String text, WindowFaults faults) {
    Matcher months = MONTHS.matcher(text);
    Duration sum = Duration.ZERO;
    String rest = text;
    String message;
    try {
      boolean found = months.find();
      if (found) {
        long count = months(months.group(2));
        sum = MONTH.multipliedBy(months.group(1).equals("-") ? -count : count);
        rest = months.replaceAll("").strip();
      }
      return found && rest.isEmpty() ? sum : sum.plus(GoDuration.parse(rest));
    } catch (InvalidDurationException e) {
      message = e.getMessage();
    } catch (NumberFormatException e) {
      message = "strconv.Atoi: parsing " + GoQuotes.quote(months.group(2)) + ": value out of range";
    }
    faults.add(
        part,
        "failed to parse task window with " + part + " " + text + ": " + message,
        "write it as 24h, 1h30m or 1M; known units: M, h, m, s");
    return Duration.ZERO;
  }

  private static long months(String digits) {
    long months = Long.parseLong(digits);
    if (months > MonthSpan.MOST_MONTHS) {
      throw new NumberFormatException();
    }
    return months;
  }
}
