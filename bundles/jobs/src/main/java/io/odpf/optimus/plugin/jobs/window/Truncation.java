// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.window;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** Truncates times to units of the calendar. */
final class Truncation {
  private Truncation() {}

  static ZonedDateTime toHour(ZonedDateTime time) {
    return time.truncatedTo(ChronoUnit.HOURS);
  }

  static ZonedDateTime toDay(ZonedDateTime time) {
    return time.truncatedTo(ChronoUnit.DAYS);
  }

  /** Returns the Monday at or before a time. */
  static ZonedDateTime toWeek(ZonedDateTime time) {
    return toDay(time).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  static ZonedDateTime toMonth(ZonedDateTime time) {
    return toDay(time).withDayOfMonth(1);
  }

  static ZonedDateTime toYear(ZonedDateTime time) {
    return toDay(time).withDayOfYear(1);
  }

  /**
   * Adds months as Go does: a day beyond the end of the month becomes a day of the next month, so
   * that 31 March minus one month is 3 March.
   */
  static ZonedDateTime plusMonths(ZonedDateTime time, long months) {
    int day = time.getDayOfMonth();
    return time.withDayOfMonth(1).plusMonths(months).plusDays(day - 1L);
  }
}
