// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemConsoleTest {
  @AfterEach
  void forget() {
    System.clearProperty("optimus.terminal");
    System.clearProperty("optimus.columns");
  }

  private static Console console(String terminals, Map<String, String> environment) {
    System.setProperty("optimus.terminal", terminals);
    System.setProperty("optimus.columns", "123");
    return new SystemConsole(environment).console(System.out, System.err);
  }

  @Test
  void showsColoursAndBarsOnATerminal() {
    Console console = console("out,err", Map.of("TERM", "xterm", "LANG", "en_GB.UTF-8"));

    assertThat(console)
        .extracting(Console::outColour, Console::errColour, Console::live, Console::unicode)
        .containsExactly(true, true, true, true);
    assertThat(console.width().getAsInt()).isEqualTo(123);
  }

  @Test
  void detectsATerminalOnStandardErrorOnly() {
    assertThat(console("err", Map.of("TERM", "xterm")))
        .extracting(Console::outColour, Console::errColour, Console::live, Console::unicode)
        .containsExactly(false, true, true, false);
  }

  @Test
  void showsBarsWithoutColoursIfNoColorIsSet() {
    assertThat(console("out,err", Map.of("TERM", "xterm", "NO_COLOR", "1")))
        .extracting(Console::outColour, Console::errColour, Console::live)
        .containsExactly(false, false, true);
  }

  @Test
  void treatsADumbTerminalAsAFile() {
    assertThat(console("out,err", Map.of("TERM", "dumb")))
        .extracting(Console::outColour, Console::live)
        .containsExactly(false, false);
  }

  @Test
  void detectsUnicodeFromTheMostSpecificLocale() {
    assertThat(console("", Map.of("LC_ALL", "C", "LANG", "C.UTF-8")).unicode()).isFalse();
    assertThat(console("", Map.of("LC_CTYPE", "C.utf8", "LANG", "C")).unicode()).isTrue();
    assertThat(console("", Map.of()).unicode()).isFalse();
  }

  @Test
  void usesTheWidthOfTheEnvironmentOr80WithoutATerminal() {
    assertThat(new TerminalWidth(Map.of("COLUMNS", "66"), false).getAsInt()).isEqualTo(66);
    assertThat(new TerminalWidth(Map.of("COLUMNS", "wide"), false).getAsInt()).isEqualTo(80);
  }
}
