// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.time;

import io.odpf.optimus.plugin.template.value.Moment;
import io.odpf.optimus.plugin.template.value.Zone;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.OptionalInt;

/**
 * Collects the fields of a time during parsing. Setters return true, so that they can be used in
 * conditions.
 */
final class TimeFields {
  /** Two-digit years from this one on are in the 20th century, as in Go. */
  private static final int CENTURY_SPLIT = 69;

  private int year;
  private OptionalInt month = OptionalInt.empty();
  private OptionalInt day = OptionalInt.empty();
  private OptionalInt yearDay = OptionalInt.empty();
  private int hour;
  private int minute;
  private int second;
  private int nanos;
  private OptionalInt half = OptionalInt.empty();
  private boolean utc;
  private OptionalInt offset = OptionalInt.empty();
  private String zoneName = "";
  private String outOfRange = "";

  /** Returns the name of the field that is out of range; empty if there is none. */
  String outOfRange() {
    return outOfRange;
  }

  boolean year(int number) {
    year = number;
    return true;
  }

  boolean shortYear(int number) {
    return year(number + (number >= CENTURY_SPLIT ? 1900 : 2000));
  }

  boolean month(int number) {
    check(number, 1, 12, "month");
    month = OptionalInt.of(number);
    return true;
  }

  boolean day(int number) {
    day = OptionalInt.of(number);
    return true;
  }

  boolean yearDay(int number) {
    yearDay = OptionalInt.of(number);
    return true;
  }

  boolean hour(int number, int most) {
    check(number, 0, most, "hour");
    hour = number;
    return true;
  }

  boolean minute(int number) {
    check(number, 0, 59, "minute");
    minute = number;
    return true;
  }

  void second(int number) {
    check(number, 0, 59, "second");
    second = number;
  }

  void nanos(int number) {
    nanos = number;
  }

  /** Sets AM (0) or PM (1). */
  boolean half(int number) {
    half = OptionalInt.of(number);
    return true;
  }

  void utc() {
    utc = true;
  }

  void offset(int hours, int minutes, int seconds, boolean negative) {
    check(hours, 0, 24, "time zone offset hour");
    check(minutes, 0, 60, "time zone offset minute");
    check(seconds, 0, 60, "time zone offset second");
    int total = (hours * 60 + minutes) * 60 + seconds;
    offset = OptionalInt.of(negative ? -total : total);
  }

  void zoneName(String name) {
    zoneName = name;
  }

  /**
   * Returns the time. If the fields are not a valid time, sets {@link #outOfRange} and returns an
   * arbitrary time.
   */
  Moment moment() {
    if (half.isPresent()) {
      hour = hour % 12 + (half.getAsInt() == 1 || hour > 12 ? 12 : 0);
    }
    LocalDate date = date();
    LocalTime time = LocalTime.of(hour, minute, second, nanos);
    return moment(date.atTime(time).toInstant(ZoneOffset.UTC));
  }

  private LocalDate date() {
    try {
      if (yearDay.isPresent()) {
        return ofYearDay(LocalDate.ofYearDay(year, yearDay.getAsInt()));
      }
      return LocalDate.of(year, month.orElse(1), day.orElse(1));
    } catch (DateTimeException e) {
      outOfRange = yearDay.isPresent() ? "day-of-year out of range" : "day out of range";
      return LocalDate.EPOCH;
    }
  }

  private LocalDate ofYearDay(LocalDate date) {
    if (month.orElse(date.getMonthValue()) != date.getMonthValue()) {
      outOfRange = "day-of-year does not match month";
    } else if (day.orElse(date.getDayOfMonth()) != date.getDayOfMonth()) {
      outOfRange = "day-of-year does not match day";
    }
    return date;
  }

  private Moment moment(Instant utcTime) {
    if (utc) {
      return new Moment(utcTime, Zone.UTC);
    }
    if (offset.isPresent() && offset.getAsInt() != -1) {
      Instant instant = utcTime.minusSeconds(offset.getAsInt());
      boolean isLocal = offset.getAsInt() == 0 && (zoneName.isEmpty() || zoneName.equals("UTC"));
      return new Moment(instant, isLocal ? Zone.UTC : fixed(offset.getAsInt()));
    }
    if (zoneName.isEmpty()) {
      return new Moment(utcTime, Zone.UTC);
    }
    boolean shifted = zoneName.startsWith("GMT") && zoneName.length() > 3;
    return new Moment(utcTime, fixed(shifted ? Integer.parseInt(zoneName.substring(3)) * 3600 : 0));
  }

  /** Clamps the offset: Go permits larger UTC offsets than Java. */
  private Zone fixed(int seconds) {
    int most = ZoneOffset.MAX.getTotalSeconds();
    int shown = Math.max(-most, Math.min(most, seconds));
    return new Zone(ZoneOffset.ofTotalSeconds(shown), zoneName);
  }

  private void check(int number, int least, int most, String name) {
    if (outOfRange.isEmpty() && (number < least || number > most)) {
      outOfRange = name;
    }
  }
}
