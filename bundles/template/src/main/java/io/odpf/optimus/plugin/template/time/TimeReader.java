// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.time;

import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.text.Quotes;
import io.odpf.optimus.plugin.template.value.Moment;

/** Parses times as Go's {@code time.Parse} does. */
public final class TimeReader {
  /** The layout of RFC 3339. */
  public static final String RFC_3339 = "2006-01-02T15:04:05Z07:00";

  private static final int LONGEST = 10_000;

  private final String layout;
  private final String value;
  private final TimeFields fields = new TimeFields();
  private final Cursor cursor;

  private TimeReader(String layout, String value) {
    this.layout = layout;
    this.value = value;
    this.cursor = new Cursor(value);
  }

  /**
   * Parses a time according to a layout. A time without a zone is in UTC.
   *
   * @throws OperationException if the text does not match the layout, or is not a valid time
   */
  public static Moment read(String layout, String value) throws OperationException {
    if (value.length() > LONGEST) {
      throw new OperationException("parsing time: the text has more than " + LONGEST + " bytes");
    }
    return new TimeReader(layout, value).read();
  }

  private Moment read() throws OperationException {
    Layout parsed = Layout.of(layout);
    for (int i = 0; i < parsed.chunks().size(); i++) {
      Layout.Chunk chunk = parsed.chunks().get(i);
      if (!cursor.skip(chunk.prefix())) {
        throw mismatch(chunk.prefix(), cursor.rest());
      }
      if (chunk.element().isEmpty()) {
        break;
      }
      boolean fraction =
          parsed.chunks().get(i + 1).element().filter(LayoutElement.FRACTION::equals).isPresent();
      String hold = cursor.rest();
      if (!element(chunk.element().get(), chunk.text(), fraction)) {
        throw mismatch(chunk.text(), hold);
      }
      if (!fields.outOfRange().isEmpty()) {
        throw failure(": " + fields.outOfRange() + " out of range");
      }
    }
    if (!cursor.rest().isEmpty()) {
      throw failure(": extra text: " + Quotes.quote(cursor.rest(), false));
    }
    Moment moment = fields.moment();
    if (!fields.outOfRange().isEmpty()) {
      throw failure(": " + fields.outOfRange());
    }
    return moment;
  }

  private boolean element(LayoutElement element, String text, boolean fractionFollows) {
    return switch (element) {
      case YEAR -> cursor.number(2, 2) && fields.shortYear(cursor.value());
      case LONG_YEAR -> cursor.number(4, 4) && fields.year(cursor.value());
      case MONTH -> cursor.name(Names.MONTHS, 3) && fields.month(cursor.value() + 1);
      case LONG_MONTH -> cursor.name(Names.MONTHS, 0) && fields.month(cursor.value() + 1);
      case NUMBER_MONTH -> cursor.number(1, 2) && fields.month(cursor.value());
      case ZERO_MONTH -> cursor.number(2, 2) && fields.month(cursor.value());
      case WEEKDAY -> cursor.name(Names.WEEKDAYS, 3);
      case LONG_WEEKDAY -> cursor.name(Names.WEEKDAYS, 0);
      case DAY -> cursor.number(1, 2) && fields.day(cursor.value());
      case UNDER_DAY -> cursor.spaces(1) && cursor.number(1, 2) && fields.day(cursor.value());
      case ZERO_DAY -> cursor.number(2, 2) && fields.day(cursor.value());
      case UNDER_YEAR_DAY ->
          cursor.spaces(2) && cursor.number(1, 3) && fields.yearDay(cursor.value());
      case ZERO_YEAR_DAY -> cursor.number(3, 3) && fields.yearDay(cursor.value());
      case HOUR -> cursor.number(1, 2) && fields.hour(cursor.value(), 23);
      case HOUR_12 -> cursor.number(1, 2) && fields.hour(cursor.value(), 12);
      case ZERO_HOUR_12 -> cursor.number(2, 2) && fields.hour(cursor.value(), 12);
      case MINUTE -> cursor.number(1, 2) && fields.minute(cursor.value());
      case ZERO_MINUTE -> cursor.number(2, 2) && fields.minute(cursor.value());
      case SECOND -> cursor.number(1, 2) && second(fractionFollows);
      case ZERO_SECOND -> cursor.number(2, 2) && second(fractionFollows);
      case UPPER_PM -> cursor.word("AM", "PM") && fields.half(cursor.value());
      case LOWER_PM -> cursor.word("am", "pm") && fields.half(cursor.value());
      case ZONE_NAME -> ZoneReader.name(cursor, fields);
      case OFFSET -> ZoneReader.offset(cursor, text, fields);
      case FRACTION -> fraction(text);
    };
  }

  /** Reads a second, and a fraction even if the layout has none. */
  private boolean second(boolean fractionFollows) {
    fields.second(cursor.value());
    if (!fractionFollows && fields.outOfRange().isEmpty() && cursor.isFraction()) {
      fields.nanos(cursor.fraction(Integer.MAX_VALUE));
    }
    return true;
  }

  private boolean fraction(String text) {
    if (text.charAt(1) == '9') {
      if (cursor.isFraction()) {
        fields.nanos(cursor.fraction(Integer.MAX_VALUE));
      }
      return true;
    }
    int digits = text.length() - 1;
    if (!cursor.isFraction() || cursor.fractionDigits() < digits) {
      return false;
    }
    fields.nanos(cursor.fraction(digits));
    return true;
  }

  private OperationException mismatch(String expected, String rest) {
    return failure(
        ": cannot parse " + Quotes.quote(rest, false) + " as " + Quotes.quote(expected, false));
  }

  private OperationException failure(String detail) {
    return new OperationException(
        "parsing time "
            + Quotes.quote(value, false)
            + (detail.startsWith(": cannot") ? " as " + Quotes.quote(layout, false) : "")
            + detail);
  }
}
