// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTextTest {

  @Test
  void leavesOrdinaryTextAsItIs() {
    assertThat(PrintableText.of("zażółć 東京 😀")).isEqualTo("zażółć 東京 😀");
  }

  @Test
  void putsSeveralLinesOnOne() {
    assertThat(PrintableText.of("one\r\n\ttwo\n")).isEqualTo("one   two");
  }

  @Test
  void escapesWhatATerminalActsUpon() {
    assertThat(PrintableText.of("a\u001b[31mb\u007fc\u202ed\ud800"))
        .isEqualTo("a\\u{1b}[31mb\\u{7f}c\\u{202e}d\\u{d800}");
  }

  @Test
  void cutsLongText() {
    assertThat(PrintableText.of("x".repeat(100_000))).hasSize(401).endsWith("x…");
  }
}
