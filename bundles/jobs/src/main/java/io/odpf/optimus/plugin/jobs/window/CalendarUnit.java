// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.window;

import java.time.ZonedDateTime;
import java.util.Optional;

/** The units of windows of version 3. */
enum CalendarUnit {
  NONE("None") {
    @Override
    ZonedDateTime plus(ZonedDateTime time, long count) {
      return time;
    }

    @Override
    ZonedDateTime truncate(ZonedDateTime time) {
      return time;
    }
  },
  HOUR("h") {
    @Override
    ZonedDateTime plus(ZonedDateTime time, long count) {
      return time.plusHours(count);
    }

    @Override
    ZonedDateTime truncate(ZonedDateTime time) {
      return Truncation.toHour(time);
    }
  },
  DAY("d") {
    @Override
    ZonedDateTime plus(ZonedDateTime time, long count) {
      return time.plusDays(count);
    }

    @Override
    ZonedDateTime truncate(ZonedDateTime time) {
      return Truncation.toDay(time);
    }
  },
  WEEK("w") {
    @Override
    ZonedDateTime plus(ZonedDateTime time, long count) {
      return time.plusDays(7 * count);
    }

    @Override
    ZonedDateTime truncate(ZonedDateTime time) {
      return Truncation.toWeek(time);
    }
  },
  MONTH("M") {
    @Override
    ZonedDateTime plus(ZonedDateTime time, long count) {
      return Truncation.plusMonths(time, count);
    }

    @Override
    ZonedDateTime truncate(ZonedDateTime time) {
      return Truncation.toMonth(time);
    }
  },
  YEAR("y") {
    @Override
    ZonedDateTime plus(ZonedDateTime time, long count) {
      return Truncation.plusMonths(time, 12 * count);
    }

    @Override
    ZonedDateTime truncate(ZonedDateTime time) {
      return Truncation.toYear(time);
    }
  };

  private final String word;

  CalendarUnit(String word) {
    this.word = word;
  }

  /** Returns the unit that is written like this, if there is one. */
  static Optional<CalendarUnit> of(String word) {
    for (CalendarUnit unit : values()) {
      if (unit.word.equals(word)) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }

  abstract ZonedDateTime plus(ZonedDateTime time, long count);

  /** Returns the beginning of the unit that a time is in. */
  abstract ZonedDateTime truncate(ZonedDateTime time);
}
