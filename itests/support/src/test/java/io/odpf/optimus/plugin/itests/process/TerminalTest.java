// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalTest {
  @TempDir Path directory;

  @Test
  void providesATerminalThatInterrupts() {
    try (Terminal terminal = Terminal.open(directory, Map.of("WHO", "me"))) {
      // One process, since a key that is pressed between two would interrupt neither.
      terminal.type("test -t 1 && sh -c 'echo terminal of $WHO; exec cat'; echo code $?");
      terminal.awaitScreen("terminal of me");
      terminal.press("C-c");
      terminal.awaitPrompt();
      terminal.type("echo over");
      assertThat(terminal.awaitScreen("\nover")).contains("^C");
    }
  }

  @Test
  void keepsNoHistoryInTheHomeOfItsUser() {
    try (Terminal terminal = Terminal.open(directory, Map.of("HOME", directory.toString()))) {
      terminal.type("history -a");
      terminal.awaitPrompt();
      terminal.type("echo looked");
      terminal.awaitScreen("\nlooked");
    }

    assertThat(directory).isEmptyDirectory();
  }
}
