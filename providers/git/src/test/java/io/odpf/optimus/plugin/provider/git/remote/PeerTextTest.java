// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PeerTextTest {
  @Test
  void isOneShortLineWithoutControlCharacters() {
    assertThat(PeerText.line(" a\u001b[2J\r\nb ")).isEqualTo("a [2J b");
    assertThat(PeerText.line("x".repeat(1_000))).hasSize(201);
  }

  @Test
  void masksSecretsInAddressesAndHeaders() {
    assertThat(PeerText.line("fatal: https://me:s3cret@h/x.git?token=s3cret#f not found"))
        .isEqualTo("fatal: https://****@h/x.git?**** not found");
    assertThat(PeerText.line("got Authorization: Bearer s3cret, X-Token=s3cret"))
        .isEqualTo("got Authorization: ****, X-Token=****");
  }

  @Test
  void leavesOtherWordsUnchanged() {
    String words = "ERROR: Repository not found. Why? Ask (me@example.com): it's 100% gone";
    assertThat(PeerText.line(words)).isEqualTo(words);
  }
}
