// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void formatsTextAsOneShortLineOfAscii() {
    assertThat(Words.printable(null)).isEmpty();
    assertThat(Words.printable(" Access\nDenied\u001b[31m\u202e ")).isEqualTo("Access Denied [31m");
    assertThat(Words.printable("x".repeat(100_000))).isEqualTo("x".repeat(200) + "...");
  }
}
