// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.jobs.Vectors;
import io.odpf.optimus.plugin.jobs.cron.CronParser;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The windows of all versions; those of versions 1 and 2 against Optimus v0.4.0. */
class WindowsTest {
  private static final int CASES = 1_000;

  private final Windows windows =
      new Windows(Map.of("Yesterday", new WindowDefinition.Calendar("1d", "", "", "d")));

  /** A line of the vectors. */
  private record Row(WindowDefinition window, OffsetDateTime scheduledAt, String outcome) {
    static Row of(String line) {
      String[] cells = line.split("\t", -1);
      return new Row(
          new WindowDefinition.Offset(Integer.parseInt(cells[0]), cells[3], cells[2], cells[1]),
          OffsetDateTime.parse(cells[4]),
          cells[7].isEmpty() ? cells[5] + " to " + cells[6] : cells[7]);
    }
  }

  private String outcome(WindowDefinition definition, Instant scheduledAt) {
    try {
      TimeInterval interval = windows.window(definition).at(scheduledAt);
      return TimeInterval.text(interval.start()) + " to " + TimeInterval.text(interval.end());
    } catch (InvalidWindowException refusal) {
      assertThat(refusal.faults()).isNotEmpty();
      assertThat(refusal.faults().get(0).hint()).isNotEmpty();
      return refusal.getMessage();
    }
  }

  @Test
  void computesEveryWindowOfTheVectors() {
    List<Row> rows =
        Vectors.lines("windows.tsv").stream()
            .map(Row::of)
            // Optimus truncates in the zone that it is given, and its results are odd.
            .filter(row -> row.scheduledAt().getOffset().equals(ZoneOffset.UTC))
            .toList();

    assertThat(rows).hasSizeGreaterThan(CASES);
    for (Row row : rows) {
      assertThat(outcome(row.window(), row.scheduledAt().toInstant()))
          .as("%s", row)
          .isEqualTo(row.outcome());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, w, 0, 168h, 2021-03-07T00:00:00Z to 2021-03-14T00:00:00Z",
    "2, w, 0, 168h, 2021-03-01T00:00:00Z to 2021-03-08T00:00:00Z",
    "2, d, 0, 24h, 2021-03-07T00:00:00Z to 2021-03-08T00:00:00Z",
  })
  void truncatesInUtcWhateverTheZoneOfTheScheduledTime(
      int version, String truncateTo, String offset, String size, String outcome) {
    Instant monday = OffsetDateTime.parse("2021-03-07T23:30:00-05:00").toInstant();

    assertThat(outcome(new WindowDefinition.Offset(version, size, offset, truncateTo), monday))
        .isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "1d, '', '', '', 2023-11-09T00:00:00Z to 2023-11-10T00:00:00Z",
    "24h, '', '', d, 2023-11-09T00:00:00Z to 2023-11-10T00:00:00Z",
    "2h, '', '', '', 2023-11-10T08:00:00Z to 2023-11-10T10:00:00Z",
    "1d, '', '', None, 2023-11-09T10:20:50Z to 2023-11-10T10:20:50Z",
    "1w, '', '', '', 2023-10-30T00:00:00Z to 2023-11-06T00:00:00Z",
    "3M, '', '', '', 2023-08-01T00:00:00Z to 2023-11-01T00:00:00Z",
    "1y, '', '', '', 2022-01-01T00:00:00Z to 2023-01-01T00:00:00Z",
    "1d, 1h, '', '', 2023-11-09T01:00:00Z to 2023-11-10T01:00:00Z",
    "3M, -3d, '', '', 2023-07-29T00:00:00Z to 2023-10-29T00:00:00Z",
    "27d, -3d, '', M, 2023-10-02T00:00:00Z to 2023-10-29T00:00:00Z",
    "1d, '', Asia/Jakarta, d, 2023-11-08T17:00:00Z to 2023-11-09T17:00:00Z",
    "2h, '', Asia/Kolkata, '', 2023-11-10T07:30:00Z to 2023-11-10T09:30:00Z",
    "1w, 1h, Asia/Jakarta, '', 2023-10-29T18:00:00Z to 2023-11-05T18:00:00Z",
    "'', '', '', '', 2023-11-10T10:20:50Z to 2023-11-10T10:20:50Z",
    "None, '', '', M, 2023-11-01T00:00:00Z to 2023-11-01T00:00:00Z",
  })
  void computesWindowsOfVersionThreeInTheirTimeZone(
      String size, String shiftBy, String location, String truncateTo, String outcome) {
    assertThat(
            outcome(
                new WindowDefinition.Calendar(size, shiftBy, location, truncateTo),
                Instant.parse("2023-11-10T10:20:50Z")))
        .isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "2021-03-31T05:00:00Z, 1M, None, 2021-03-03T05:00:00Z",
    "2021-07-31T05:00:00Z, 1M, None, 2021-07-01T05:00:00Z",
    "2020-02-29T05:00:00Z, 1y, None, 2019-03-01T05:00:00Z",
  })
  void rollsADayThatTheMonthLacksIntoTheNextMonth(
      Instant scheduledAt, String size, String truncateTo, String start) {
    assertThat(outcome(new WindowDefinition.Calendar(size, "", "", truncateTo), scheduledAt))
        .isEqualTo(start + " to " + TimeInterval.text(scheduledAt));
  }

  @Test
  void countsCalendarDaysAcrossAChangeOfTheClock() {
    // Berlin lost an hour on 2021-03-28.
    Instant monday = Instant.parse("2021-03-29T10:00:00Z");

    assertThat(outcome(new WindowDefinition.Calendar("1d", "", "Europe/Berlin", ""), monday))
        .isEqualTo("2021-03-27T23:00:00Z to 2021-03-28T22:00:00Z");
    assertThat(outcome(new WindowDefinition.Calendar("24h", "", "Europe/Berlin", "d"), monday))
        .isEqualTo("2021-03-27T22:00:00Z to 2021-03-28T22:00:00Z");
  }

  @Test
  void reportsAllFaultsOfAWindowAtOnce() {
    assertThat(faults(new WindowDefinition.Calendar("-1d", "1x", "Mars/North", "q")))
        .containsExactly(
            "size: size can not be negative | write it without '-'; shift_by may be negative",
            "shift_by: invalid string for duration 1x | write it as 1d; known units: h, d, w, M, y",
            "location: unknown time zone Mars/North | write a name of the IANA database, such as"
                + " Asia/Jakarta",
            "truncate_to: invalid value for unit q, accepted values are [h,d,w,M,y] | write h, d,"
                + " w, M, y or None");
    assertThat(faults(new WindowDefinition.Offset(2, "-24h", "1d", "m")))
        .extracting(fault -> fault.substring(0, fault.indexOf(':')))
        .containsExactly("truncate_to", "offset", "size");
  }

  @Test
  void refusesLengthsThatNoCalendarHas() {
    Instant time = Instant.parse("2021-02-25T10:40:30Z");
    String months = "9".repeat(30) + "M";

    for (int version = 1; version <= 2; version++) {
      assertThat(outcome(new WindowDefinition.Offset(version, months, "0", "d"), time))
          .endsWith("value out of range");
      assertThat(outcome(new WindowDefinition.Offset(version, "3000000h", "0", "d"), time))
          .endsWith("time: invalid duration \"3000000h\"");
    }
    assertThat(outcome(new WindowDefinition.Calendar("9999999999d", "", "", ""), time))
        .isEqualTo("invalid string for duration 9999999999d");
  }

  @Test
  void takesPresetsFromTheProject() throws Exception {
    Instant time = Instant.parse("2021-02-25T10:40:30Z");

    assertThat(outcome(new WindowDefinition.Preset("@yesterday"), time))
        .isEqualTo("2021-02-24T00:00:00Z to 2021-02-25T00:00:00Z");
    assertThat(faults(new WindowDefinition.Preset("yesterdy")))
        .containsExactly(
            "preset: preset yesterdy is not defined in the project | did you mean 'yesterday'?");
  }

  @ParameterizedTest
  @CsvSource({
    "0 2 * * *, 2021-02-25T02:00:00Z to 2021-02-26T02:00:00Z",
    "40 10 25 * *, 2021-02-25T10:40:00Z to 2021-03-25T10:40:00Z",
    "0 0 1 1 *, 2021-01-01T00:00:00Z to 2022-01-01T00:00:00Z",
    "0 0 30 2 *, 2021-02-25T10:40:30Z to 2021-02-25T10:40:30Z",
    "* * * * *, 2021-02-25T10:40:00Z to 2021-02-25T10:41:00Z",
  })
  void runsFromTheTimeBeforeToTheTimeAfterInASchedule(String schedule, String outcome)
      throws Exception {
    TimeInterval interval =
        Windows.incremental(CronParser.parse(schedule)).at(Instant.parse("2021-02-25T10:40:30Z"));

    assertThat(TimeInterval.text(interval.start()) + " to " + TimeInterval.text(interval.end()))
        .isEqualTo(outcome);
  }

  @Test
  void spansTheRunsBeforeAndAfterAScheduledTime() throws Exception {
    TimeInterval interval =
        Windows.incremental(CronParser.parse("0 2 * * *"))
            .at(Instant.parse("2021-02-25T02:00:00Z"));

    assertThat(interval)
        .isEqualTo(
            new TimeInterval(
                Instant.parse("2021-02-24T02:00:00Z"), Instant.parse("2021-02-26T02:00:00Z")));
  }

  private List<String> faults(WindowDefinition definition) {
    InvalidWindowException refusal =
        catchThrowableOfType(InvalidWindowException.class, () -> windows.window(definition));
    return refusal.faults().stream()
        .map(fault -> fault.part() + ": " + fault.message() + " | " + fault.hint())
        .toList();
  }
}
