// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.window;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * A window of version 2, with calendar months. The end is the truncated scheduled time plus the
 * offset, the start is the end minus the size. Durations are applied before months.
 */
final class MonthWindow implements Window {
  private static final MonthSpan NONE = new MonthSpan(0, Duration.ZERO);

  private final MonthSpan size;
  private final MonthSpan offset;
  private final String truncateTo;

  private MonthWindow(MonthSpan size, MonthSpan offset, String truncateTo) {
    this.size = size;
    this.offset = offset;
    this.truncateTo = truncateTo;
  }

  static MonthWindow of(WindowDefinition.Offset definition) throws InvalidWindowException {
    WindowFaults faults = new WindowFaults();
    switch (definition.truncateTo()) {
      case "", "h", "d", "w", "M" -> {}
      default ->
          faults.add(
              Windows.TRUNCATE_TO,
              "error validating truncate_to: invalid option provided, provide one of: [h d w M]",
              "write h, d, w or M");
    }
    MonthSpan offset = parse(Windows.OFFSET, definition.offset(), faults);
    MonthSpan size = parse(Windows.SIZE, definition.size(), faults);
    if (size.isNegative()) {
      faults.add(
          Windows.SIZE,
          "error validating size: size cannot be negative",
          "write it without '-'; the offset may be negative");
    }
    faults.refuse();
    return new MonthWindow(size, offset, definition.truncateTo());
  }

  private static MonthSpan parse(String part, String text, WindowFaults faults) {
    try {
      return MonthSpan.parse(part, text);
    } catch (MonthSpan.InvalidSpanException e) {
      faults.add(
          part,
          "error validating " + part + ": " + e.getMessage(),
          "write it as 24h, 1h30m, 1M or 1M24h; known units: M, h, m, s");
      return NONE;
    }
  }

  @Override
  public TimeInterval at(Instant scheduledAt) {
    ZonedDateTime time = scheduledAt.atZone(ZoneOffset.UTC);
    ZonedDateTime truncated =
        switch (truncateTo) {
          case "h" -> Truncation.toHour(time);
          case "d" -> Truncation.toDay(time);
          case "w" -> Truncation.toWeek(time);
          case "M" -> Truncation.toMonth(time);
          default -> time;
        };
    ZonedDateTime end = offset.addTo(truncated);
    return new TimeInterval(size.subtractFrom(end).toInstant(), end.toInstant());
  }
}
