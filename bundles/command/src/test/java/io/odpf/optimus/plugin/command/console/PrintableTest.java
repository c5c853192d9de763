// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void ordinaryTextStaysAsItIs() {
    for (String text : new String[] {"", "neo 0.0.6", "größer, 日本, \ud83d\ude00"}) {
      assertThat(Printable.line(text)).isEqualTo(text);
    }
  }

  @Test
  void whatATerminalWouldObeyIsShownAsAnEscape() {
    assertThat(Printable.line("a\u001b[2J\u0007\r\n\u007f\u009b"))
        .isEqualTo("a\\x1b[2J\\x07\\x0d\\x0a\\x7f\\x9b");
    assertThat(Printable.line("exe\u202egnp\u2028\u200b\ud800"))
        .isEqualTo("exe\\u202egnp\\u2028\\u200b\\ud800");
  }
}
