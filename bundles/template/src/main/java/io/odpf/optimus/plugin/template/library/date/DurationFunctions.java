// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.date;

import io.odpf.optimus.plugin.template.function.Call;
import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.text.Numerals;
import io.odpf.optimus.plugin.template.time.Durations;
import io.odpf.optimus.plugin.template.value.GoType;
import io.odpf.optimus.plugin.template.value.Moment;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Value;
import io.odpf.optimus.plugin.template.value.Whole;
import io.odpf.optimus.plugin.template.value.Zone;
import java.time.Duration;
import java.time.Instant;

/** The functions for durations. */
public final class DurationFunctions {
  private static final long HOUR = 3600 * Durations.SECOND;
  private static final long DAY = 24 * HOUR;
  private static final long MONTH = 30 * DAY;
  private static final long YEAR = 365 * DAY;

  private DurationFunctions() {}

  public static void addTo(FunctionTable.Builder table) {
    table.content("duration", "any", call -> new Text(Durations.text(seconds(call.get(0)))));
    table.content("durationRound", "any", call -> new Text(rounded(nanos(call))));
    table.content("ago", "any", call -> new Text(ago(call)));
  }

  /** Converts seconds to nanoseconds. An {@code int} counts as 0 seconds, as in sprig. */
  private static long seconds(Value value) {
    if (value instanceof Text text) {
      return Numerals.clampedLong(text.bytes(), 10) * Durations.SECOND;
    }
    boolean isLong = value instanceof Whole && value.type() == GoType.INT64;
    return isLong ? ((Whole) value).bits() * Durations.SECOND : 0;
  }

  private static long nanos(Call call) {
    Value value = call.get(0);
    if (value instanceof Text text) {
      return Durations.parse(text.bytes()).orElse(0);
    }
    if (value instanceof Moment moment) {
      return since(call, moment.instant());
    }
    return value instanceof Whole whole && whole.type() == GoType.INT64 ? whole.bits() : 0;
  }

  /** Returns a duration as a whole number of the largest unit that it exceeds. */
  private static String rounded(long nanos) {
    long size = nanos < 0 ? -nanos : nanos;
    long[] units = {YEAR, MONTH, DAY, HOUR, 60 * Durations.SECOND, Durations.SECOND};
    String[] names = {"y", "mo", "d", "h", "m", "s"};
    for (int i = 0; i < units.length; i++) {
      if (Long.compareUnsigned(size, units[i]) > 0) {
        return Long.divideUnsigned(size, units[i]) + names[i];
      }
    }
    return "0s";
  }

  private static String ago(Call call) {
    Value value = call.get(0);
    Moment moment = DateFunctions.now(call);
    if (value instanceof Moment given) {
      moment = given;
    } else if (value.type() == GoType.INT || value.type() == GoType.INT64) {
      long seconds = Math.max(Math.min(((Whole) value).bits(), 1L << 54), -(1L << 54));
      moment = new Moment(Instant.ofEpochSecond(seconds), Zone.UTC);
    }
    long nanos = since(call, moment.instant());
    long rest = nanos % Durations.SECOND;
    long half = Durations.SECOND / 2;
    long carry = rest >= half ? Durations.SECOND : rest <= -half ? -Durations.SECOND : 0;
    return Durations.text(nanos - rest + carry);
  }

  /** Returns the nanoseconds from a time until now, clamped to 64 bits as in Go. */
  private static long since(Call call, Instant instant) {
    Instant now = DateFunctions.now(call).instant();
    try {
      return Duration.between(instant, now).toNanos();
    } catch (ArithmeticException e) {
      return instant.isBefore(now) ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
  }
}
