// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.time;

import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.text.Quotes;
import io.odpf.optimus.plugin.template.value.Moment;
import io.odpf.optimus.plugin.template.value.Zone;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;

/** Formats times as Go's package time does. */
public final class TimeText {
  private static final Layout DEFAULT = Layout.read("2006-01-02 15:04:05.999999999 -0700 MST");
  private static final int MINUTE = 60;
  private static final int NANO_DIGITS = 9;

  private TimeText() {}

  /** Formats a time according to a layout. */
  public static String format(Moment moment, String layout) throws OperationException {
    return format(moment, Layout.of(layout));
  }

  /** Returns the text that Go prints for a time. */
  public static String text(Moment moment) {
    return format(moment, DEFAULT);
  }

  /** Formats a time as a Go expression. */
  public static String goSyntax(Moment moment) {
    ZonedDateTime time = moment.local();
    boolean fixed = moment.zone().id() instanceof ZoneOffset;
    String name = fixed ? moment.zone().abbreviation() : moment.zone().id().getId();
    String zone =
        moment.zone().equals(Zone.UTC)
            ? "time.UTC"
            : "time.Location(" + Quotes.quote(name, false) + ")";
    return "time.Date(%d, time.%s, %d, %d, %d, %d, %d, %s)"
        .formatted(
            time.getYear(),
            time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
            time.getDayOfMonth(),
            time.getHour(),
            time.getMinute(),
            time.getSecond(),
            time.getNano(),
            zone);
  }

  private static String format(Moment moment, Layout layout) {
    ZonedDateTime time = moment.local();
    StringBuilder out = new StringBuilder();
    for (Layout.Chunk chunk : layout.chunks()) {
      out.append(chunk.prefix());
      chunk.element().ifPresent(element -> append(out, moment, time, element, chunk.text()));
    }
    return out.toString();
  }

  private static void append(
      StringBuilder out, Moment moment, ZonedDateTime time, LayoutElement element, String text) {
    int offset = time.getOffset().getTotalSeconds();
    switch (element) {
      case YEAR -> number(out, Math.abs(time.getYear()) % 100, 2);
      case LONG_YEAR -> number(out, time.getYear(), 4);
      case MONTH ->
          out.append(time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH), 0, 3);
      case LONG_MONTH -> out.append(time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      case NUMBER_MONTH -> number(out, time.getMonthValue(), 0);
      case ZERO_MONTH -> number(out, time.getMonthValue(), 2);
      case WEEKDAY ->
          out.append(time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH), 0, 3);
      case LONG_WEEKDAY ->
          out.append(time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      case DAY -> number(out, time.getDayOfMonth(), 0);
      case UNDER_DAY -> under(out, time.getDayOfMonth(), 2);
      case ZERO_DAY -> number(out, time.getDayOfMonth(), 2);
      case UNDER_YEAR_DAY -> under(out, time.getDayOfYear(), 3);
      case ZERO_YEAR_DAY -> number(out, time.getDayOfYear(), 3);
      case HOUR -> number(out, time.getHour(), 2);
      case HOUR_12 -> number(out, hour12(time), 0);
      case ZERO_HOUR_12 -> number(out, hour12(time), 2);
      case MINUTE -> number(out, time.getMinute(), 0);
      case ZERO_MINUTE -> number(out, time.getMinute(), 2);
      case SECOND -> number(out, time.getSecond(), 0);
      case ZERO_SECOND -> number(out, time.getSecond(), 2);
      case UPPER_PM -> out.append(time.getHour() >= 12 ? "PM" : "AM");
      case LOWER_PM -> out.append(time.getHour() >= 12 ? "pm" : "am");
      case ZONE_NAME -> zone(out, moment, offset);
      case OFFSET -> offset(out, offset, text);
      case FRACTION -> fraction(out, time.getNano(), text);
    }
  }

  private static int hour12(ZonedDateTime time) {
    int hour = time.getHour() % 12;
    return hour == 0 ? 12 : hour;
  }

  private static void number(StringBuilder out, int number, int width) {
    if (number < 0) {
      out.append('-');
    }
    String digits = Integer.toString(Math.abs(number));
    out.append("0".repeat(Math.max(width - digits.length(), 0))).append(digits);
  }

  private static void under(StringBuilder out, int number, int width) {
    String digits = Integer.toString(number);
    out.append(" ".repeat(Math.max(width - digits.length(), 0))).append(digits);
  }

  private static void zone(StringBuilder out, Moment moment, int offset) {
    String name = moment.zone().abbreviation(moment.instant());
    if (name.isEmpty()) {
      offset(out, offset, "-0700");
    } else {
      out.append(name);
    }
  }

  private static void offset(StringBuilder out, int offset, String text) {
    if (offset == 0 && text.charAt(0) == 'Z') {
      out.append('Z');
      return;
    }
    boolean colon = text.indexOf(':') >= 0;
    int digits = text.replace(":", "").length() - 1;
    int minutes = Math.abs(offset / MINUTE);
    out.append(offset / MINUTE < 0 ? '-' : '+');
    number(out, minutes / MINUTE, 2);
    if (digits > 2) {
      out.append(colon ? ":" : "");
      number(out, minutes % MINUTE, 2);
    }
    if (digits > 4) {
      out.append(colon ? ":" : "");
      number(out, Math.abs(offset) % MINUTE, 2);
    }
  }

  private static void fraction(StringBuilder out, int nanos, String text) {
    String digits = "%09d".formatted(nanos);
    int count = text.length() - 1;
    String shown = digits.substring(0, Math.min(count, NANO_DIGITS));
    if (count > NANO_DIGITS) {
      shown += "0".repeat(count - NANO_DIGITS);
    }
    if (text.charAt(1) == '9') {
      shown = shown.replaceFirst("0+$", "");
      if (shown.isEmpty()) {
        return;
      }
    }
    out.append(text.charAt(0)).append(shown);
  }
}
