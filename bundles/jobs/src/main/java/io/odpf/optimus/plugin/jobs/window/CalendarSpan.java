// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.window;

import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length in windows of version 3: a number of calendar units. */
record CalendarSpan(long count, CalendarUnit unit) {
  private static final Pattern SYNTAX = Pattern.compile("(-?[0-9]{1,6})([hdwMy])");

  /**
   * Parses a length; returns empty if the text is not one. An empty text and {@code None} have
   * length zero.
   */
  static Optional<CalendarSpan> parse(String text) {
    if (text.isEmpty() || text.equals("None")) {
      return Optional.of(new CalendarSpan(0, CalendarUnit.NONE));
    }
    Matcher matcher = SYNTAX.matcher(text);
    return matcher.matches()
        ? CalendarUnit.of(matcher.group(2))
            .map(unit -> new CalendarSpan(Long.parseLong(matcher.group(1)), unit))
        : Optional.empty();
  }

  ZonedDateTime addTo(ZonedDateTime time) {
    return unit.plus(time, count);
  }

  ZonedDateTime subtractFrom(ZonedDateTime time) {
    return unit.plus(time, -count);
  }
}
