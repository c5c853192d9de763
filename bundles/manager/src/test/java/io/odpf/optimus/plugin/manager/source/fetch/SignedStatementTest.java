// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignedStatementTest {
  private static boolean contradicts(String text, String version) {
    return new SignedStatement(text).contradicts("neo", Optional.of(version));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timestamp:1700000000\tfile:optimus-neo_0.0.5_linux_amd64.tar.gz\thashed",
        "timestamp:1700000000 file:neo-0.0.5.tgz",
        "file:neo_v0.0.5",
        "neo 0.0.5",
        "optimus-neo v0.0.5, signed by the team",
        "version: 0.0.5",
        "Release 0.0.5-rc1"
      })
  void contradictsAnotherVersion(String text) {
    assertThat(contradicts(text, "0.0.6")).isTrue();
    assertThat(contradicts(text, "v0.0.6")).isTrue();
    assertThat(contradicts(text.replace("0.0.5", "0.0.6").replace("-rc1", ""), "0.0.6")).isFalse();
    assertThat(contradicts(text.replace("0.0.5", "0.0.6").replace("-rc1", ""), "v0.0.6")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "timestamp:1700000000",
        "timestamp:1700000000\tfile:neo.tar.gz\thashed",
        "timestamp:1700000000\tfile:neo_linux_x86_64.tar.gz",
        "built with go 1.22.3 by minisign 0.11",
        "trinity 0.0.5",
        "file:neo_0.0.6.tar.gz replaces version 0.0.5"
      })
  void acceptsNoVersionOrTheWantedOne(String text) {
    assertThat(contradicts(text, "0.0.6")).isFalse();
  }

  @Test
  void acceptsAnyTextWithoutAWantedVersion() {
    assertThat(new SignedStatement("version 1.2.3").contradicts("neo", Optional.empty())).isFalse();
  }

  @Test
  void distinguishesAPreReleaseFromItsRelease() {
    assertThat(contradicts("file:neo_1.0.0-rc.1_linux_amd64.tgz", "1.0.0-rc.1")).isFalse();
    assertThat(contradicts("file:neo_1.0.0_linux_amd64.tgz", "2.0.0-rc.1")).isTrue();
  }

  @Test
  void showsOneShortLine() {
    assertThat(new SignedStatement("a\u001b[2J\nb").shown()).isEqualTo("a [2J b");
    assertThat(new SignedStatement("x".repeat(500)).shown()).hasSize(201);
  }
}
