// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command that tests a plugin. */
class TestCommandTest extends CommandLineTest {
  private final PreparedSupervisor supervisor = new PreparedSupervisor().with("neo");

  @BeforeEach
  void useSupervisor() throws Exception {
    line.supervisors = supervisor;
    supervisor.accepting = true;
    Files.writeString(directory.resolve("optimus-neo"), "");
    Files.writeString(directory.resolve("broken"), "");
  }

  @Test
  void printsALineForEachCheck() {
    String out = text("plugin", "test", "optimus-neo", "--patient");

    assertThat(out)
        .startsWith("ok       handshake        after 40 ms\nok       information")
        .contains("skipped  mods             the plugin has no server reflection")
        .contains("late     shutdown         after 3000 ms\n")
        .endsWith("optimus-neo (neo, generation C) passed\n");
    assertThat(out.lines()).hasSize(16);
  }

  @Test
  void failsWhenThePluginEndsLate() {
    CommandLine.Result result = line.run("plugin", "test", "optimus-neo");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).endsWith("optimus-neo (neo, generation C) failed\n");
  }

  @Test
  void namesTheFailedCheckAndSkipsTheRest() {
    CommandLine.Result result = line.run("plugin", "test", "broken", "--quiet");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .startsWith("failed   handshake        it answered ")
        .doesNotContain("\u001b")
        .contains("skipped  output           the plugin does not get that far\n");
  }

  @Test
  void testsAnInstalledPluginByItsName() {
    assertThat(text("plugin", "test", "neo", "--patient"))
        .endsWith("optimus-neo_linux_amd64 (neo, generation C) passed\n");
  }

  @Test
  void explainsTheChecksOnRequest() {
    assertThat(text("plugin", "test", "optimus-neo", "--patient", "--verbose"))
        .contains("handshake        its first line is a handshake");
  }

  @Test
  void writesAPublishedDocument() throws Exception {
    assertThat(json(1, "test", "plugin", "test", "optimus-neo", "--output", "json"))
        .contains("\"ok\": false", "\"check\": \"shutdown\"", "\"verdict\": \"late\"");
  }

  @Test
  void refusesAPathThatIsNotAFile() {
    CommandLine.Result result = line.run("plugin", "test", "target/optimus-neo");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            """
            error: 'target/optimus-neo' is not a file
              hint: build the plugin first, or name a plugin on this machine
            usage: optimus plugin test [OPTION...] FILE|NAME
            """);
  }
}
