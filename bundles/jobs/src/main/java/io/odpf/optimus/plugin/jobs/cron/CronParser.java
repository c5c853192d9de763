// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.cron;

import io.odpf.optimus.plugin.jobs.time.GoDuration;
import io.odpf.optimus.plugin.jobs.time.InvalidDurationException;
import io.odpf.optimus.plugin.jobs.time.TimeZones;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses schedules: five fields, a descriptor such as {@code @daily}, or {@code @every} with a
 * duration, each optionally preceded by {@code TZ=} or {@code CRON_TZ=}. The default time zone is
 * UTC.
 */
public final class CronParser {
  private static final String EVERY = "@every ";
  private static final int FIELDS = 5;

  private CronParser() {}

  /**
   * Parses a schedule.
   *
   * @param text the schedule; an empty text never occurs
   * @throws InvalidScheduleException if the text is not a valid schedule
   */
  public static Schedule parse(String text) throws InvalidScheduleException {
    if (text.isEmpty()) {
      return after -> Optional.empty();
    }
    ZoneId zone = ZoneOffset.UTC;
    String rest = text;
    if (text.startsWith("TZ=") || text.startsWith("CRON_TZ=")) {
      int end = text.indexOf(' ');
      String name = text.substring(text.indexOf('=') + 1, end < 0 ? text.length() : end);
      zone =
          TimeZones.find(name)
              .orElseThrow(
                  () ->
                      new InvalidScheduleException(
                          "provided bad location " + name + ": unknown time zone " + name));
      rest = end < 0 ? "" : text.substring(end).strip();
    }
    return rest.startsWith("@") ? descriptor(rest, zone) : fields(rest, zone);
  }

  private static Schedule descriptor(String text, ZoneId zone) throws InvalidScheduleException {
    if (text.startsWith(EVERY)) {
      return every(text);
    }
    String fields =
        switch (text) {
          case "@yearly", "@annually" -> "0 0 1 1 *";
          case "@monthly" -> "0 0 1 * *";
          case "@weekly" -> "0 0 * * 0";
          case "@daily", "@midnight" -> "0 0 * * *";
          case "@hourly" -> "0 * * * *";
          default -> throw new InvalidScheduleException("unrecognized descriptor: " + text);
        };
    return fields(fields, zone);
  }

  private static Schedule every(String text) throws InvalidScheduleException {
    Duration given;
    try {
      given = GoDuration.parse(text.substring(EVERY.length()));
    } catch (InvalidDurationException e) {
      throw new InvalidScheduleException(
          "failed to parse duration " + text + ": " + e.getMessage());
    }
    Duration delay = Duration.ofSeconds(Math.max(1, given.toSeconds()));
    return after -> Optional.of(after.truncatedTo(ChronoUnit.SECONDS).plus(delay));
  }

  private static Schedule fields(String text, ZoneId zone) throws InvalidScheduleException {
    List<String> fields = new ArrayList<>();
    for (String field : text.strip().split("\\s+")) {
      if (!field.isEmpty()) {
        fields.add(field);
      }
    }
    if (fields.size() != FIELDS) {
      throw new InvalidScheduleException(
          "expected exactly "
              + FIELDS
              + " fields, found "
              + fields.size()
              + ": ["
              + String.join(" ", fields)
              + "]");
    }
    return new FieldSchedule(
        CronField.MINUTE.parse(fields.get(0)),
        CronField.HOUR.parse(fields.get(1)),
        CronField.DAY_OF_MONTH.parse(fields.get(2)),
        CronField.MONTH.parse(fields.get(3)),
        CronField.DAY_OF_WEEK.parse(fields.get(4)),
        zone);
  }
}
