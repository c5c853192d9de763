// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastWordsTest {
  private final LogEntryReader reader = new LogEntryReader("neo", Clock.systemUTC());
  private final LastWords words = new LastWords();

  private List<String> after(String... lines) {
    for (String line : lines) {
      words.add(reader.read(line));
    }
    return words.lines();
  }

  @Test
  void keepsTheLastThreeLinesThatAreNotBlank() {
    assertThat(after("one", "two", "", "three", "four")).containsExactly("two", "three", "four");
  }

  @Test
  void skipsDebuggingEntriesButNotPlainText() {
    assertThat(
            after(
                "no such table",
                "{\"@level\":\"debug\",\"@message\":\"plugin address\",\"network\":\"unix\"}",
                "{\"@level\":\"error\",\"@message\":\"no database\",\"port\":5432}"))
        .containsExactly("no such table", "no database");
  }

  @Test
  void keepsTheLineThatNamesACrash() {
    assertThat(after("starting", "panic: no map", "", "goroutine 1 [running]:", "main.main()"))
        .containsExactly("panic: no map");
  }

  @Test
  void keepsTheNameOfASignal() {
    assertThat(after("SIGSEGV: segmentation violation", "PC=0x4123", "gs     0x0"))
        .containsExactly("SIGSEGV: segmentation violation");
  }

  @Test
  void shortensLongLines() {
    assertThat(after("x".repeat(10_000)).get(0)).hasSize(500);
  }

  @Test
  void continuesASentenceOnlyIfThereAreLines() {
    assertThat(LastWords.continuation(List.of())).isEmpty();
    assertThat(LastWords.continuation(List.of("one", "two")))
        .isEqualTo("; it last wrote: one / two");
  }
}
