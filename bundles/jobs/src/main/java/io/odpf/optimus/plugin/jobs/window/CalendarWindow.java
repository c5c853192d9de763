// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.window;

import io.odpf.optimus.plugin.jobs.time.TimeZones;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * A window of version 3, with calendar units in a time zone. The end is the truncated scheduled
 * time, the start is the end minus the size; then both are shifted.
 */
final class CalendarWindow implements Window {
  private static final CalendarSpan NONE = new CalendarSpan(0, CalendarUnit.NONE);

  private final CalendarSpan size;
  private final CalendarSpan shift;
  private final ZoneId zone;
  private final CalendarUnit truncateTo;

  private CalendarWindow(
      CalendarSpan size, CalendarSpan shift, ZoneId zone, CalendarUnit truncateTo) {
    this.size = size;
    this.shift = shift;
    this.zone = zone;
    this.truncateTo = truncateTo;
  }

  static CalendarWindow of(WindowDefinition.Calendar definition) throws InvalidWindowException {
    WindowFaults faults = new WindowFaults();
    CalendarSpan size = parse(Windows.SIZE, definition.size(), faults);
    if (size.count() < 0) {
      faults.add(
          Windows.SIZE,
          "size can not be negative",
          "write it without '-'; shift_by may be negative");
    }
    CalendarSpan shift = parse(Windows.SHIFT_BY, definition.shiftBy(), faults);
    Optional<ZoneId> zone = TimeZones.find(definition.location());
    if (zone.isEmpty()) {
      faults.add(
          Windows.LOCATION,
          "unknown time zone " + definition.location(),
          "write a name of the IANA database, such as Asia/Jakarta");
    }
    Optional<CalendarUnit> truncateTo =
        definition.truncateTo().isEmpty()
            ? Optional.of(size.unit())
            : CalendarUnit.of(definition.truncateTo());
    if (truncateTo.isEmpty()) {
      faults.add(
          Windows.TRUNCATE_TO,
          "invalid value for unit " + definition.truncateTo() + ", accepted values are [h,d,w,M,y]",
          "write h, d, w, M, y or None");
    }
    faults.refuse();
    return new CalendarWindow(
        size, shift, zone.orElse(ZoneOffset.UTC), truncateTo.orElse(CalendarUnit.NONE));
  }

  private static CalendarSpan parse(String part, String text, WindowFaults faults) {
    Optional<CalendarSpan> span = CalendarSpan.parse(text);
    if (span.isEmpty()) {
      faults.add(
          part,
          "invalid string for duration " + text,
          "write it as 1d; known units: h, d, w, M, y");
    }
    return span.orElse(NONE);
  }

  @Override
  public TimeInterval at(Instant scheduledAt) {
    ZonedDateTime end = truncateTo.truncate(scheduledAt.atZone(zone));
    ZonedDateTime start = size.subtractFrom(end);
    return new TimeInterval(shift.addTo(start).toInstant(), shift.addTo(end).toInstant());
  }
}
