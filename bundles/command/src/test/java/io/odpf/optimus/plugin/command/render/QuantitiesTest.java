// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "1949, 1.9 kB",
    "1950, 2.0 kB",
    "9949, 9.9 kB",
    "9950, 10 kB",
    "10499, 10 kB",
    "10500, 11 kB",
    "999499, 999 kB",
    "999500, 1.0 MB",
    "25400000, 25 MB",
    "9223372036854775807, 9.2 EB"
  })
  void formatsBytes(long bytes, String text) {
    assertThat(Quantities.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0 s",
    "449, 0.4 s",
    "9949, 9.9 s",
    "12400, 12 s",
    "125000, 2 min 5 s",
    "3780000, 1 h 3 min"
  })
  void formatsTimes(long milliseconds, String text) {
    assertThat(Quantities.time(milliseconds)).isEqualTo(text);
  }
}
