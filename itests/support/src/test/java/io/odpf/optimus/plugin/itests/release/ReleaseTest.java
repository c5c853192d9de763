// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies the releases that other tests install. */
class ReleaseTest {
  private static final GoPlugins PLUGINS =
      new GoPlugins(Fixtures.sources("plugin"), Fixtures.cache());

  @TempDir Path directory;

  @Test
  void containsAnArchivePerPlatformAndChecksums() throws Exception {
    new Release(PLUGINS, directory, "0.0.6", Release.PLATFORMS)
        .archives("forge", "neo", "bq2bq")
        .checksums();

    assertThat(Files.readString(directory.resolve("checksums.txt")))
        .hasLineCount(5)
        .contains("  forge_0.0.6_darwin_arm64.tar.gz\n", "  forge_0.0.6_windows_amd64.zip\n");
    assertThat(
            Command.of(directory, "tar", "-tzf", "forge_0.0.6_linux_arm64.tar.gz")
                .run()
                .orThrow()
                .out()
                .lines())
        .containsExactly(
            "LICENSE", "README.md", "optimus-neo_linux_arm64", "optimus-bq2bq_linux_arm64");
  }

  @Test
  void containsRunnablePlugins() {
    Path binary = PLUGINS.build("neo", "0.0.6", Release.here());

    assertThat(Command.of(directory, binary + "", "version").run().orThrow().out())
        .isEqualTo("neo 0.0.6 " + Release.here().os() + "/" + Release.here().arch() + "\n");
  }

  @Test
  void performsTheHandshakeOfAServingPlugin() {
    Path binary = PLUGINS.buildServing("neo", "0.0.6", Release.here());
    Command command =
        Command.of(directory, binary + "")
            .with(
                Map.of(
                    "OP_PLUGIN_MAGIC_COOKIE",
                    "ksxR4BqCT81whVF2dVEUpYZXwM3pazSkP4IbVc6f2Kns57ypp2c0z0GzQNMdHSUk",
                    "PLUGIN_PROTOCOL_VERSIONS",
                    "1"));

    try (RunningCommand plugin = command.start()) {
      plugin.awaitOut("\n");
      assertThat(plugin.out()).matches("1\\|1\\|unix\\|[^|]+\\|grpc\\|\n");
    }
  }
}
