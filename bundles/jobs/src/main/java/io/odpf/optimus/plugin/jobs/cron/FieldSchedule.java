// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.cron;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A schedule of five fields in a time zone. A local time that a clock change skips does not occur
 * on that day; a local time that a clock change repeats occurs twice.
 */
record FieldSchedule(
    CronValues minutes,
    CronValues hours,
    CronValues daysOfMonth,
    CronValues months,
    CronValues daysOfWeek,
    ZoneId zone)
    implements Schedule {
  private static final int YEARS = 5;

  @Override
  public Optional<Instant> next(Instant after) {
    ZonedDateTime first = after.atZone(zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    LocalDate today = first.toLocalDate();
    int lastYear = today.getYear() + YEARS;
    for (LocalDate date = today; date.getYear() <= lastYear; date = following(date)) {
      if (matches(date)) {
        ZonedDateTime start = date.equals(today) ? first : date.atStartOfDay(zone);
        Optional<Instant> time = firstOf(date, start);
        if (time.isPresent()) {
          return time;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the next date, or the first day of the next month if no further date of this month can
   * match.
   */
  private LocalDate following(LocalDate date) {
    return months.contains(date.getMonthValue())
        ? date.plusDays(1)
        : date.withDayOfMonth(1).plusMonths(1);
  }

  private boolean matches(LocalDate date) {
    if (!months.contains(date.getMonthValue())) {
      return false;
    }
    boolean dayOfMonth = daysOfMonth.contains(date.getDayOfMonth());
    boolean dayOfWeek =
        daysOfWeek.contains(date.getDayOfWeek().getValue() % DayOfWeek.values().length);
    return daysOfMonth.any() || daysOfWeek.any()
        ? dayOfMonth && dayOfWeek
        : dayOfMonth || dayOfWeek;
  }

  /** Returns the first time of the schedule on a date that is not before {@code start}. */
  private Optional<Instant> firstOf(LocalDate date, ZonedDateTime start) {
    for (ZonedDateTime time = start; time.toLocalDate().equals(date); ) {
      if (!hours.contains(time.getHour())) {
        time = time.plusMinutes(60L - time.getMinute());
      } else if (!minutes.contains(time.getMinute())) {
        time = time.plusMinutes(1);
      } else {
        return Optional.of(time.toInstant());
      }
    }
    return Optional.empty();
  }
}
