// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.command.render.CommandHints;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LineProgressTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long now;
  private final LineProgress progress =
      new LineProgress(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          false,
          false,
          CommandHints.NONE,
          () -> now);

  @Test
  void reportsNoProgressOfAQuickDownload() {
    received(0, 0);
    received(29, 5_000_000);
    progress.fetched("neo", "linux_amd64", 9_000_000, false);

    assertThat(lines()).containsExactly("neo: downloaded 9.0 MB");
  }

  @Test
  void reportsASlowDownloadEveryHalfMinute() {
    for (int second = 0; second <= 90; second++) {
      received(second, 500L * second);
    }

    assertThat(lines())
        .containsExactly(
            "neo: 15 kB of 9.0 MB so far, 500 B/s",
            "neo: 30 kB of 9.0 MB so far, 500 B/s",
            "neo: 45 kB of 9.0 MB so far, 500 B/s");
  }

  @Test
  void restartsTheReportWhenADownloadRestarts() {
    received(0, 8_000_000);
    received(40, 0);
    received(69, 14_500);
    received(70, 15_000);

    assertThat(lines()).containsExactly("neo: 15 kB of 9.0 MB so far, 500 B/s");
  }

  @Test
  void namesThePluginOfAWarning() {
    progress.warned(
        "neo",
        Problem.ofPlugin("neo", CommonProblem.UNKNOWN, "the source is not there", "try later"));

    assertThat(lines()).containsExactly("warning: neo: the source is not there (try later)");
  }

  @Test
  void reportsSkippedFilesIfVerbose() {
    progress.passedOver("neo", "linux_amd64", "1 odd entry: lib/x is a link");
    assertThat(out.size()).isZero();

    new LineProgress(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            false,
            true,
            CommandHints.NONE,
            () -> now)
        .passedOver("neo", "linux_amd64", "1 odd entry: lib/x is a link");
    assertThat(lines()).containsExactly("neo: skipped 1 odd entry: lib/x is a link");
  }

  private void received(int second, long bytes) {
    now = TimeUnit.SECONDS.toNanos(second);
    progress.downloading("neo", "linux_amd64", bytes, OptionalLong.of(9_000_000));
  }

  private String[] lines() {
    return out.toString(StandardCharsets.UTF_8).split("\\R");
  }
}
