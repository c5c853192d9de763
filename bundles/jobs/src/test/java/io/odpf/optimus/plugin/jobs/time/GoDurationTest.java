// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Go's durations. The expected values are those of Go 1.26. */
class GoDurationTest {

  @ParameterizedTest
  @CsvSource({
    "0, PT0S, 0s",
    "-0, PT0S, 0s",
    "24h, PT24H, 24h0m0s",
    "1h30m, PT1H30M, 1h30m0s",
    "-30m, PT-30M, -30m0s",
    "1.5h, PT1H30M, 1h30m0s",
    "+1h, PT1H, 1h0m0s",
    ".5s, PT0.5S, 500ms",
    "5.s, PT5S, 5s",
    "1.5us, PT0.0000015S, 1.5\u00b5s",
    "3\u00b5s, PT0.000003S, 3\u00b5s",
    "3\u03bcs, PT0.000003S, 3\u00b5s",
    "7ns, PT0.000000007S, 7ns",
    "1m1.25s, PT1M1.25S, 1m1.25s",
    "0.3333333333333333333h, PT20M, 20m0s",
    "0.333333333333333333h, PT19M59.999999999S, 19m59.999999999s",
    "0.999999999999999999999s, PT1S, 1s",
    "9223372036854775807ns, PT2562047H47M16.854775807S, 2562047h47m16.854775807s",
    "-9223372036854775808ns, PT-2562047H-47M-16.854775808S, -2562047h47m16.854775808s",
  })
  void readsAndWritesADurationAsGoDoes(String text, Duration duration, String printed)
      throws Exception {
    assertThat(GoDuration.parse(text)).isEqualTo(duration);
    assertThat(GoDuration.format(duration)).isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'time: invalid duration \"\"'",
    "-, 'time: invalid duration \"-\"'",
    "abc, 'time: invalid duration \"abc\"'",
    "., 'time: invalid duration \".\"'",
    ".s, 'time: invalid duration \".s\"'",
    "24, 'time: missing unit in duration \"24\"'",
    "1h2, 'time: missing unit in duration \"1h2\"'",
    "1d, 'time: unknown unit \"d\" in duration \"1d\"'",
    "5x, 'time: unknown unit \"x\" in duration \"5x\"'",
    "1h-2m, 'time: unknown unit \"h-\" in duration \"1h-2m\"'",
    "9223372036854775808ns, 'time: invalid duration \"9223372036854775808ns\"'",
    "3000000h, 'time: invalid duration \"3000000h\"'",
    "99999999999999999999h, 'time: invalid duration \"99999999999999999999h\"'",
    "\u00e9, 'time: invalid duration \"\\xc3\\xa9\"'",
  })
  void refusesOtherTextsWithGosMessage(String text, String message) {
    assertThatThrownBy(() -> GoDuration.parse(text))
        .isInstanceOf(InvalidDurationException.class)
        .hasMessage(message);
  }

  @Test
  void escapesControlCharactersInMessages() {
    assertThatThrownBy(() -> GoDuration.parse("1h\u001b["))
        .hasMessage("time: unknown unit \"h\\x1b[\" in duration \"1h\\x1b[\"");
  }
}
