// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.console.Prompt;
import io.odpf.optimus.plugin.command.render.CommandHints;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveProgressTest {
  private static final long SECOND = 1_000_000_000L;

  private long now;
  private LiveProgress progress;

  private int columns;

  private Screen start(int width, boolean unicode) {
    Screen screen = new Screen(width);
    columns = width;
    Console console =
        new Console(
            screen.stream(),
            screen.stream(),
            false,
            false,
            true,
            unicode,
            true,
            () -> columns,
            Prompt.NONE);
    progress = new LiveProgress(console, false, CommandHints.NONE, () -> now);
    return screen;
  }

  @AfterEach
  void close() {
    progress.close();
  }

  /**
   * Prepares the state after half a second: one download is half complete, and the size of the
   * other is unknown.
   */
  private void downloads() {
    progress.planned(List.of("neo", "trinity", "tank"));
    progress.downloading("neo", "linux_amd64", 0, OptionalLong.of(9_000_000));
    progress.downloading("trinity", "linux_amd64", 0, OptionalLong.empty());
    now += SECOND;
    progress.downloading("neo", "linux_amd64", 4_500_000, OptionalLong.of(9_000_000));
    progress.downloading("trinity", "linux_amd64", 900, OptionalLong.empty());
  }

  @Test
  void showsALinePerDownloadAndATotal() {
    Screen screen = start(80, false);
    downloads();
    progress.draw();

    assertThat(screen.text())
        .isEqualTo(
            """
            neo      [==========>          ]   50%  4.5 MB of 9.0 MB   4.5 MB/s  1 s left
            trinity   900 B    900 B/s
            total    0 of 3  4.5 MB  4.5 MB/s\
            """);
  }

  @Test
  void drawsOverThePreviousBars() {
    Screen screen = start(80, true);
    downloads();
    progress.draw();
    now += SECOND;
    progress.downloading("neo", "linux_amd64", 9_000_000, OptionalLong.of(9_000_000));
    progress.fetched("trinity", "linux_amd64", 900, false);
    progress.draw();

    assertThat(screen.text())
        .isEqualTo(
            """
            neo    █████████████████████████  100%  9.0 MB of 9.0 MB   4.5 MB/s  0 s left
            total  1 of 3  9.0 MB  4.5 MB/s\
            """);
  }

  @Test
  void omitsFactsThatDoNotFitOnANarrowTerminal() {
    Screen forty = start(40, false);
    downloads();
    progress.draw();
    assertThat(forty.text())
        .isEqualTo(
            """
            neo       50%  4.5 MB of 9.0 MB
            trinity   900 B    900 B/s
            total    0 of 3  4.5 MB  4.5 MB/s\
            """);

    progress.close();
    now = 0;
    Screen twenty = start(20, false);
    downloads();
    progress.draw();
    assertThat(twenty.text())
        .isEqualTo(
            """
            neo      50%
            trini~   900 B
            total   0 of 3\
            """);
  }

  @Test
  void keepsWholeLinesWhenTheTerminalBecomesNarrower() {
    Screen screen = start(80, false);
    progress.recovered("an install that broke off was rolled back");
    downloads();
    progress.draw();
    screen.text();

    columns = 40;
    screen.resize(40);
    progress.draw();

    assertThat(screen.text())
        .isEqualTo(
            """
            recovered: an install that broke off was
             rolled back
            neo       50%  4.5 MB of 9.0 MB
            trinity   900 B    900 B/s
            total    0 of 3  4.5 MB  4.5 MB/s\
            """);
    columns = 20;
    screen.resize(20);
    progress.close();
    assertThat(screen.text()).endsWith("rolled back").doesNotContain("total");
  }

  @Test
  void keepsLinesNarrowerThanTheTerminal() {
    for (int width = 10; width <= 200; width++) {
      now = 0;
      start(width, width % 2 == 0);
      downloads();
      progress.close();
      Downloads state = new Downloads(0);
      state.received("a-rather-long-name-of-a-plugin", 5_000_000, OptionalLong.of(9_000_000), 0);
      state.received(
          "a-rather-long-name-of-a-plugin", 6_000_000, OptionalLong.of(9_000_000), SECOND);
      state.status("putting files in place");
      for (String line : state.frame(SECOND).lines(width, false)) {
        assertThat(line.length()).as("width %d: %s", width, line).isLessThan(Math.max(11, width));
      }
    }
  }

  @Test
  void printsPermanentLinesAboveTheBars() {
    Screen screen = start(80, false);
    progress.recovered("an install that broke off was rolled back");
    progress.waiting("process 42");
    progress.warned(
        "neo", Problem.ofPlugin("neo", CommonProblem.UNKNOWN, "was changed by hand", ""));
    downloads();
    progress.draw();
    progress.retrying("neo", "linux_amd64", 1, 4, Duration.ofSeconds(2), "connection reset");
    progress.draw();
    String[] lines = screen.text().split("\n");

    assertThat(lines)
        .startsWith(
            "recovered: an install that broke off was rolled back",
            "waiting for process 42",
            "warning: neo: was changed by hand",
            "neo: attempt 1 of 4 failed: connection reset; trying again in 2.0 s")
        .hasSize(7);
  }

  @Test
  void erasesEverythingAtTheEnd() {
    Screen screen = start(80, false);
    downloads();
    progress.draw();
    progress.close();
    progress.draw();

    assertThat(screen.text()).isEmpty();
  }

  @Test
  void limitsTheNumberOfShownDownloads() {
    Screen screen = start(80, false);
    for (int i = 10; i < 30; i++) {
      progress.downloading("plugin" + i, "linux_amd64", 1, OptionalLong.of(2));
    }
    progress.draw();

    assertThat(screen.text().split("\n")).hasSize(10).contains("and 12 more");
  }

  @Test
  void endsTheDrawingThreadOnClose() throws Exception {
    start(80, false);
    downloads();
    Thread ticker =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("optimus-progress") && thread.isAlive())
            .findFirst()
            .orElseThrow();
    assertThat(ticker.isDaemon()).isTrue();

    progress.close();
    ticker.join();
  }
}
