// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginNamesTest {
  @TempDir Path directory;

  @Test
  void findsNamesInBlockAndFlowStyle() throws IOException {
    Path config =
        Files.writeString(
            directory.resolve("config.yaml"),
            """
            plugins:
              plugins:
                - output: block
                  path: a
                - provider: x
                  output: "quoted"
                - {provider: x, output: flow}
                - {output: first}, {"output": second}
                # - output: comment
                #- {output: other}
                - {provider: x, output:
            """);

    assertThat(PluginNames.in(config))
        .containsExactly("block", "first", "flow", "quoted", "second");
  }
}
