// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.time;

import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.value.Moment;
import io.odpf.optimus.plugin.template.value.Zone;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;

/**
 * The times that templates can calculate. Go's calculations wrap around without notice, at other
 * years than Java's; here they fail.
 */
public final class TimeRange {
  /** One year less than Java's range, so that every time has a date in every zone. */
  private static final int LAST_YEAR = Year.MAX_VALUE - 1;

  private static final Instant FIRST =
      Year.of(-LAST_YEAR).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  private static final Instant LAST =
      Year.of(LAST_YEAR).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);

  private TimeRange() {}

  /** Calculates an instant. */
  @FunctionalInterface
  public interface Calculation {
    /**
     * Returns the instant.
     *
     * @throws DateTimeException if it is outside of Java's range
     * @throws ArithmeticException if a number overflows
     */
    Instant instant();
  }

  /**
   * Returns the time that a calculation results in.
   *
   * @throws OperationException if it is not between the years -999,999,998 and 999,999,998
   */
  public static Moment calculate(Zone zone, Calculation calculation) throws OperationException {
    try {
      Instant instant = calculation.instant();
      if (!instant.isBefore(FIRST) && !instant.isAfter(LAST)) {
        return new Moment(instant, zone);
      }
    } catch (DateTimeException | ArithmeticException e) {
      // Reported below.
    }
    throw new OperationException(
        "the time is not between the years " + -LAST_YEAR + " and " + LAST_YEAR);
  }
}
