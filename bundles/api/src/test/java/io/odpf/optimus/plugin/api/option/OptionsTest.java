// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void leavesAreTheSingleValuesAtAnyDepth() {
    Map<String, Object> headers = new LinkedHashMap<>();
    headers.put("A", "one");
    headers.put("B", List.of("two", Options.of(Map.of("inner", "three"))));

    assertThat(Options.leaves(Options.of(Map.of("headers", headers))))
        .containsExactly("one", "two", "three");
  }

  @Test
  void returnsOneLeafOfASingleValueAndNoneOfAnAbsentOne() {
    assertThat(Options.leaves("alone")).containsExactly("alone");
    assertThat(Options.leaves(null)).isEmpty();
  }
}
