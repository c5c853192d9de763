// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.date;

import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.function.Call;
import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.time.Durations;
import io.odpf.optimus.plugin.template.time.TimeRange;
import io.odpf.optimus.plugin.template.time.TimeReader;
import io.odpf.optimus.plugin.template.time.TimeText;
import io.odpf.optimus.plugin.template.value.Moment;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Value;
import io.odpf.optimus.plugin.template.value.Whole;
import io.odpf.optimus.plugin.template.value.Zone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The functions for times. The local time zone is UTC. */
public final class DateFunctions {
  private static final String DAY = "2006-01-02";

  /** Go's zero time. */
  private static final Moment ZERO =
      new Moment(LocalDate.of(1, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC), Zone.UTC);

  private DateFunctions() {}

  public static void addTo(FunctionTable.Builder table) {
    table.content(
        "Date",
        "string",
        call ->
            call.result(TimeText.format(TimeReader.read(TimeReader.RFC_3339, call.text(0)), DAY)));
    table.content("now", "", DateFunctions::now);
    table.content("date", "string any", call -> format(call, call.text(0), call.get(1), Zone.UTC));
    table.content(
        "dateInZone",
        "string any string",
        call -> format(call, call.text(0), call.get(1), Zones.of(call.text(2))));
    table.alias("date_in_zone", "dateInZone");
    table.content("htmlDate", "any", call -> format(call, DAY, call.get(0), Zone.UTC));
    table.content(
        "htmlDateInZone",
        "any string",
        call -> format(call, DAY, call.get(0), Zones.of(call.text(1))));
    table.content("toDate", "string string", DateFunctions::readOrZero);
    table.content(
        "mustToDate", "string string", call -> TimeReader.read(call.text(0), call.text(1)));
    addChanges(table);
    table.content(
        "unixEpoch",
        "time",
        call -> new Text(Long.toString(call.moment(0).instant().getEpochSecond())));
  }

  private static void addChanges(FunctionTable.Builder table) {
    table.content(
        "dateModify",
        "string time",
        call -> modified(call.moment(1), Durations.parse(call.text(0)).orElse(0)));
    table.alias("date_modify", "dateModify");
    table.content(
        "mustDateModify",
        "string time",
        call -> {
          long nanos =
              Durations.parse(call.text(0))
                  .orElseThrow(() -> new OperationException("invalid duration " + call.text(0)));
          return modified(call.moment(1), nanos);
        });
    table.alias("must_date_modify", "mustDateModify");
  }

  private static Moment modified(Moment moment, long nanos) throws OperationException {
    return TimeRange.calculate(moment.zone(), () -> moment.instant().plusNanos(nanos));
  }

  static Moment now(Call call) {
    return new Moment(call.context().clock().instant(), Zone.UTC);
  }

  private static Value readOrZero(Call call) {
    try {
      return TimeReader.read(call.text(0), call.text(1));
    } catch (OperationException e) {
      return ZERO;
    }
  }

  private static Value format(Call call, String layout, Value date, Zone zone)
      throws OperationException {
    Moment moment = moment(call, date);
    return call.result(TimeText.format(new Moment(moment.instant(), zone), layout));
  }

  /**
   * Converts a value to a time: a time to itself, a signed integer as the seconds since 1970, and
   * any other value to the current time, as sprig does.
   */
  private static Moment moment(Call call, Value date) throws OperationException {
    if (date instanceof Moment moment) {
      return moment;
    }
    if (date instanceof Whole whole && whole.isSigned()) {
      return TimeRange.calculate(Zone.UTC, () -> Instant.ofEpochSecond(whole.bits()));
    }
    return now(call);
  }
}
