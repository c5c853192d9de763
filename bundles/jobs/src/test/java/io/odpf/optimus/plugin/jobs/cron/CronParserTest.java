// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.odpf.optimus.plugin.jobs.Vectors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schedules, against robfig/cron 3.0.1. */
class CronParserTest {
  private static final Instant THURSDAY = Instant.parse("2021-02-25T10:40:30Z");

  private static List<String> next(String text, Instant after, int count) throws Exception {
    Schedule schedule = CronParser.parse(text);
    List<String> times = new ArrayList<>();
    Optional<Instant> time = Optional.of(after);
    for (int i = 0; i < count && time.isPresent(); i++) {
      time = schedule.next(time.get());
      time.ifPresent(found -> times.add(found.toString()));
    }
    return times;
  }

  @Test
  void readsEveryScheduleOfTheVectors() throws Exception {
    for (JsonElement element : Vectors.json("cron.json")) {
      JsonObject example = element.getAsJsonObject();
      String text = example.get("expr").getAsString();
      if (example.has("error")) {
        assertThatThrownBy(() -> CronParser.parse(text))
            .as(text)
            .isInstanceOf(InvalidScheduleException.class)
            .hasMessage(example.get("error").getAsString());
      } else {
        List<String> expected = new ArrayList<>();
        if (example.has("next")) {
          example.getAsJsonArray("next").forEach(time -> expected.add(time.getAsString()));
        }
        assertThat(next(text, THURSDAY, 3)).as(text).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0 0 30 2 *, ''",
    "0 0 29 2 *, 2024-02-29T00:00:00Z",
    "59 23 31 12 *, 2021-12-31T23:59:00Z",
    "'40,41 10 * * *', 2021-02-25T10:41:00Z",
    "40 10 * * *, 2021-02-26T10:40:00Z",
    "0 0 */2 * 0, 2021-02-27T00:00:00Z",
    "0 0 1/1 * 0, 2021-02-26T00:00:00Z",
    "0 0 */1 * 0, 2021-02-28T00:00:00Z",
    "+5 * * * *, 2021-02-25T11:05:00Z",
    "5/20 * * * *, 2021-02-25T10:45:00Z",
    "CRON_TZ=Asia/Kolkata @daily, 2021-02-25T18:30:00Z",
    "@every 1.7s, 2021-02-25T10:40:31Z",
    "'\t0\t0  * * *', 2021-02-26T00:00:00Z",
  })
  void findsTheNextTime(String text, String time) throws Exception {
    assertThat(next(text, THURSDAY, 1)).isEqualTo(time.isEmpty() ? List.of() : List.of(time));
  }

  @ParameterizedTest
  @CsvSource({
    "0 0 * * 7, end of range (7) above maximum (6): 7",
    "1-2-3 * * * *, too many hyphens: 1-2-3",
    "1/2/3 * * * *, too many slashes: 1/2/3",
    "*/-1 * * * *, negative number (-1) not allowed: -1",
    "@Daily, unrecognized descriptor: @Daily",
    "@every 5, 'failed to parse duration @every 5: time: missing unit in duration \"5\"'",
    "' @daily', 'expected exactly 5 fields, found 1: [@daily]'",
    "'   ', 'expected exactly 5 fields, found 0: []'",
    "TZ=Asia/Jakarta, 'expected exactly 5 fields, found 0: []'",
    "TZ=Local 0 0 * * *, provided bad location Local: unknown time zone Local",
    "0 0 99999999999 * *, 'failed to parse int from 99999999999: strconv.Atoi: parsing"
        + " \"99999999999\": value out of range'",
  })
  void refusesWhatIsNoSchedule(String text, String message) {
    assertThatThrownBy(() -> CronParser.parse(text))
        .isInstanceOf(InvalidScheduleException.class)
        .hasMessage("invalid crontab entry: " + message);
  }

  @Test
  void leavesOutATimeThatTheClockSkipsAndRepeatsOneThatOccursTwice() throws Exception {
    assertThat(next("TZ=Europe/Berlin 30 2 * * *", Instant.parse("2021-03-26T12:00:00Z"), 2))
        .containsExactly("2021-03-27T01:30:00Z", "2021-03-29T00:30:00Z");
    assertThat(next("TZ=Europe/Berlin 30 2 * * *", Instant.parse("2021-10-30T12:00:00Z"), 3))
        .containsExactly("2021-10-31T00:30:00Z", "2021-10-31T01:30:00Z", "2021-11-01T01:30:00Z");
    // Lord Howe Island moves its clock by half an hour: from 02:00 back to 01:30.
    assertThat(next("TZ=Australia/Lord_Howe 0 3 * * *", Instant.parse("2021-04-03T12:00:00Z"), 2))
        .containsExactly("2021-04-03T16:30:00Z", "2021-04-04T16:30:00Z");
  }
}
