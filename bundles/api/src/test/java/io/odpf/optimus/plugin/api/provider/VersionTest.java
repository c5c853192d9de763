// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
  /** The order that semver.org gives as its example, with neighbours. */
  private static final String[] ASCENDING = {
    "0.9",
    "1.0.0-1",
    "1.0.0-alpha",
    "1.0.0-alpha.1",
    "1.0.0-alpha.beta",
    "1.0.0-beta",
    "1.0.0-beta.2",
    "1.0.0-beta.11",
    "1.0.0-rc.1",
    "1.0.0",
    "1.0.0.1",
    "1.2.9",
    "v1.2.10",
    "2",
    "99999999999999999999.0.0"
  };

  @Test
  void ordersSemanticVersions() {
    for (int i = 0; i < ASCENDING.length; i++) {
      for (int j = 0; j < ASCENDING.length; j++) {
        assertThat(Integer.signum(version(ASCENDING[i]).compareTo(version(ASCENDING[j]))))
            .as(ASCENDING[i] + " and " + ASCENDING[j])
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @Test
  void spellingsOfOneVersionAreEqual() {
    assertThat(version("v1.2"))
        .isEqualTo(version("1.2.0+build.5"))
        .hasSameHashCodeAs(version("V1.2.0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "main", "latest", "1.x", "2026-11-23T10:00", "-1", "1..2", "v"})
  void doesNotOrderOtherText(String text) {
    assertThat(Version.parse(text)).isEmpty();
  }

  private static Version version(String text) {
    return Version.parse(text).orElseThrow();
  }
}
