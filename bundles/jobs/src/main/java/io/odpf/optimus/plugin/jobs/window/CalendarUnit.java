// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.window;

import java.time.ZonedDateTime;
import java.util.Optional;

/** The units of windows of version 3. */
enum CalendarUnit {
  NONE("None", (time, count) -> time, time -> time),
  HOUR("h", ZonedDateTime::plusHours, Truncation::toHour),
  DAY("d", ZonedDateTime::plusDays, Truncation::toDay),
  WEEK("w", ZonedDateTime::plusWeeks, Truncation::toWeek),
  MONTH("M", Truncation::plusMonths, Truncation::toMonth),
  YEAR("y", (time, count) -> Truncation.plusMonths(time, 12 * count), Truncation::toYear);

  private final String word;
  private final Addition addition;
  private final Beginning beginning;

  CalendarUnit(String word, Addition addition, Beginning beginning) {
    this.word = word;
    this.addition = addition;
    this.beginning = beginning;
  }

  @FunctionalInterface
  private interface Addition {
    ZonedDateTime apply(ZonedDateTime time, long count);
  }

  @FunctionalInterface
  private interface Beginning {
    ZonedDateTime of(ZonedDateTime time);
  }

  /** Returns the unit with the given notation; empty if there is none. */
  static Optional<CalendarUnit> of(String word) {
    for (CalendarUnit unit : values()) {
      if (unit.word.equals(word)) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }

  /** Returns the time plus a number of units, which may be negative. */
  ZonedDateTime plus(ZonedDateTime time, long count) {
    return addition.apply(time, count);
  }

  /** Returns the beginning of the unit that contains a time. */
  ZonedDateTime truncate(ZonedDateTime time) {
    return beginning.of(time);
  }
}
