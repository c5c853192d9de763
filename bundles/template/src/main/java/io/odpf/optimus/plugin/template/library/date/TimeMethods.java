// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.date;

import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.function.Call;
import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.time.TimeRange;
import io.odpf.optimus.plugin.template.time.TimeText;
import io.odpf.optimus.plugin.template.value.Flag;
import io.odpf.optimus.plugin.template.value.Moment;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Value;
import io.odpf.optimus.plugin.template.value.Whole;
import io.odpf.optimus.plugin.template.value.Zone;
import java.time.ZonedDateTime;
import java.util.function.ToLongFunction;

/** The methods of Go's {@code time.Time} that templates can call. */
public final class TimeMethods {
  private static final String TYPE = "time.Time.";

  private TimeMethods() {}

  public static void addTo(FunctionTable.Builder table) {
    table.content(
        TYPE + "Format",
        "time string",
        call -> call.result(TimeText.format(call.moment(0), call.text(1))));
    table.content(TYPE + "String", "time", call -> new Text(TimeText.text(call.moment(0))));
    add(table, "Year", ZonedDateTime::getYear);
    add(table, "Day", ZonedDateTime::getDayOfMonth);
    add(table, "YearDay", ZonedDateTime::getDayOfYear);
    add(table, "Hour", ZonedDateTime::getHour);
    add(table, "Minute", ZonedDateTime::getMinute);
    add(table, "Second", ZonedDateTime::getSecond);
    add(table, "Nanosecond", ZonedDateTime::getNano);
    table.content(
        TYPE + "Unix", "time", call -> Whole.ofLong(call.moment(0).instant().getEpochSecond()));
    table.content(TYPE + "UTC", "time", call -> new Moment(call.moment(0).instant(), Zone.UTC));
    table.content(TYPE + "AddDate", "time int int int", TimeMethods::addDate);
    table.content(TYPE + "Before", "time time", call -> new Flag(compare(call) < 0));
    table.content(TYPE + "After", "time time", call -> new Flag(compare(call) > 0));
    table.content(TYPE + "Equal", "time time", call -> new Flag(compare(call) == 0));
  }

  private static void add(
      FunctionTable.Builder table, String name, ToLongFunction<ZonedDateTime> field) {
    table.content(TYPE + name, "time", call -> Whole.of(field.applyAsLong(call.moment(0).local())));
  }

  private static int compare(Call call) {
    return call.moment(0).instant().compareTo(call.moment(1).instant());
  }

  /**
   * Adds years, months and days. A day beyond the end of the month becomes one of the next month,
   * as in Go.
   */
  private static Value addDate(Call call) throws OperationException {
    ZonedDateTime time = call.moment(0).local();
    long years = bounded(call.whole(1));
    long months = bounded(call.whole(2));
    long days = bounded(call.whole(3)) + time.getDayOfMonth() - 1;
    return TimeRange.calculate(
        call.moment(0).zone(),
        () ->
            time.withDayOfMonth(1).plusYears(years).plusMonths(months).plusDays(days).toInstant());
  }

  private static long bounded(long number) {
    return Math.max(-1_000_000, Math.min(1_000_000, number));
  }
}
