// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class HclogLoggerTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private HclogLogger logger(LogLevel least) {
    Clock clock = Clock.fixed(Instant.parse("2021-05-25T02:03:04.000005Z"), ZoneOffset.UTC);
    return new HclogLogger(least, out, clock);
  }

  private String written() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void writesAnEntryAsOneLineForGoHosts() {
    logger(LogLevel.TRACE).info("asked", "job", "daily", "count", 2, "dry", true);

    assertThat(written())
        .isEqualTo(
            "{\"@level\":\"info\",\"@message\":\"asked\","
                + "\"@timestamp\":\"2021-05-25T02:03:04.000005Z\","
                + "\"job\":\"daily\",\"count\":2,\"dry\":true}\n");
  }

  @Test
  void escapesControlCharacters() {
    logger(LogLevel.TRACE).warn("a \"b\" \\ \n\r\t\u0001 \ud800 ü \ud83d\ude00");

    assertThat(written())
        .contains("a \\\"b\\\" \\\\ \\n\\r\\t\\u0001 \\ud800 ü \ud83d\ude00\"")
        .hasLineCount(1);
  }

  @Test
  void writesNonFiniteNumbersAsStrings() {
    logger(LogLevel.TRACE).warn("odd", "ratio", Double.NaN);

    assertThat(written()).contains("\"ratio\":\"NaN\"");
  }

  @Test
  void keepsAValueWithoutAName() {
    logger(LogLevel.TRACE).warn("odd", "alone");

    assertThat(written()).contains("\"EXTRA_VALUE_AT_END\":\"alone\"");
  }

  @Test
  void writesTheStackTraceOfAFailure() {
    logger(LogLevel.TRACE).error("failed", "error", new IllegalStateException("broken"));

    assertThat(written()).contains("IllegalStateException: broken", "writesTheStackTrace");
    assertThat(written()).hasLineCount(1);
  }

  @Test
  void omitsEntriesBelowItsLevel() {
    HclogLogger logger = logger(LogLevel.WARN);

    logger.info("quiet");
    logger.warn("loud");

    assertThat(written()).contains("loud").doesNotContain("quiet");
  }
}
