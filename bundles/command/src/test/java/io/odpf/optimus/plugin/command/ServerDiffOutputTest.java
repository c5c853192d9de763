// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.ServerDiffReport;
import io.odpf.optimus.plugin.api.manager.ServerDiffReport.Finding;
import io.odpf.optimus.plugin.api.manager.ServerDiffReport.Kind;
import io.odpf.optimus.plugin.api.manager.ServerDiffReport.Row;
import io.odpf.optimus.plugin.api.manager.ServerDiffReport.Side;
import io.odpf.optimus.plugin.api.manager.ServerDiffRequest;
import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output of {@code diff --against}. */
class ServerDiffOutputTest {
  private static final Platform LINUX = new Platform("linux", "amd64");

  @TempDir Path directory;
  private CommandLine line;

  @BeforeEach
  void openLine() {
    line = new CommandLine(directory);
  }

  private static Optional<Side> side(String version, String digit, String state) {
    return Optional.of(
        new Side(Optional.of(version), Optional.of("sha256:" + digit.repeat(64)), state));
  }

  private static ServerDiffReport report(Row... rows) {
    return new ServerDiffReport(
        "production", LINUX, true, Path.of("/opt/optimus/plugins"), LINUX, List.of(rows));
  }

  private static final Row LEVEL =
      new Row(
          "bq2bq",
          side("0.3.1", "a", ""),
          side("0.3.1", "a", "intact"),
          side("0.3.1", "a", "ready"),
          List.of());

  private static final Row BEHIND =
      new Row(
          "neo",
          Optional.empty(),
          side("0.0.6", "b", "intact"),
          side("0.0.7", "c", "ready"),
          List.of(new Finding(Kind.OUTDATED, "the server has locked 0.0.7")));

  @Test
  void showsThreeSidesAndTheCommandThatBringsTheMachineLevel() {
    line.manager.answering(report(LEVEL, BEHIND));

    CommandLine.Result result = line.run("plugin", "diff", "--against", "production");

    assertThat(result)
        .isEqualTo(
            new CommandLine.Result(
                3,
                """
                PLUGIN  LAST TAKEN          HERE                       SERVER RUNS
                bq2bq   0.3.1 aaaaaaaaaaaa  0.3.1 aaaaaaaaaaaa intact  0.3.1 aaaaaaaaaaaa ready
                neo     -                   0.0.6 bbbbbbbbbbbb intact  0.0.7 cccccccccccc ready
                outdated  neo  the server has locked 0.0.7
                1 plugin differs between /opt/optimus/plugins for linux_amd64 and the server production
                to fix this: optimus plugin install --server production
                """,
                ""));
    assertThat(line.manager.asked)
        .singleElement()
        .extracting(request -> ((ServerDiffRequest) request).server())
        .isEqualTo("production");
  }

  @Test
  void saysThatNothingDiffers() {
    line.manager.answering(report(LEVEL));

    CommandLine.Result result = line.run("plugin", "diff", "--against", "production");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains(
            "no differences between /opt/optimus/plugins for linux_amd64 and the server production")
        .doesNotContain("to fix this");
  }

  @Test
  void writesTheComparisonAsPublished() throws Exception {
    line.manager.answering(report(LEVEL, BEHIND));

    CommandLine.Result result =
        line.run("plugin", "diff", "--against", "production", "--output", "json");

    assertThat(result.code()).isEqualTo(3);
    PublishedSchema.assertValid(result.out());
  }

  @Test
  void refusesModeServer() {
    assertThat(line.run("plugin", "diff", "--against", "x", "--mode", "server").code())
        .isEqualTo(2);
    assertThat(line.manager.asked).isEmpty();
  }
}
