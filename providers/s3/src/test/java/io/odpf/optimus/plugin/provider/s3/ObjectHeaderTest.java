// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import static io.odpf.optimus.plugin.provider.s3.S3PinTest.header;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectHeaderTest {

  @Test
  void returnsTheLengthOfTheWholeObject() {
    assertThat(header("Content-Length: 5368709121").size()).hasValue(5_368_709_121L);
    assertThat(header(206, "Content-Length: 4", "Content-Range: bytes 6-9/10").size()).hasValue(10);
    assertThat(header(206, "Content-Length: 4", "Content-Range: bytes 6-9/*").size()).isEmpty();
    assertThat(header("Content-Length: -1").size()).isEmpty();
    assertThat(header().size()).isEmpty();
  }

  @Test
  void recognizesTheRestOfAnObject() {
    assertThat(header(206, "Content-Range: bytes 6-9/10").isRest(6)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes 5-9/10",
        "bytes 6-8/10",
        "bytes 6-9/11",
        "bytes 6-9/*",
        "items 6-9/10",
        "nonsense"
      })
  void knowsWhatIsNotTheRest(String range) {
    assertThat(header(206, "Content-Range: " + range).isRest(6)).isFalse();
    assertThat(header(200, "Content-Range: bytes 6-9/10").isRest(6)).isFalse();
  }
}
