// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.plugin.Generation;
import org.junit.jupiter.api.Test;

class ServeOptionsTest {

  @Test
  void servesTheGenerationsOfTheGuideByDefault() {
    assertThat(ServeOptions.DEFAULT.generations())
        .containsExactlyInAnyOrder(Generation.B, Generation.C);
  }

  @Test
  void refusesTheGenerationThatEndedFirst() {
    assertThatThrownBy(() -> ServeOptions.DEFAULT.withGenerations(Generation.A))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("v0.0.2");
  }
}
