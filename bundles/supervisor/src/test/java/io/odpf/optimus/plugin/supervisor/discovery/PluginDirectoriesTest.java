// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PluginDirectoriesTest {

  @Test
  void searchesTheConfiguredDirectoryAndThenThoseOfTheGuide() {
    assertThat(
            PluginDirectories.ofGuide(
                    Optional.of(Path.of("/srv/plugins")),
                    Path.of("/project"),
                    Optional.of(Path.of("/opt/optimus/bin")),
                    Optional.of(Path.of("/home/me")))
                .paths())
        .containsExactly(
            Path.of("/srv/plugins"),
            Path.of("/project/.plugins"),
            Path.of("/project"),
            Path.of("/opt/optimus/bin"),
            Path.of("/opt/optimus/bin/.optimus/plugins"),
            Path.of("/home/me/.optimus/plugins"),
            Path.of("/usr/bin"),
            Path.of("/usr/local/bin"));
  }

  @Test
  void searchesEachDirectoryOnce() {
    assertThat(
            PluginDirectories.ofGuide(
                    Optional.of(Path.of("/home/me/.optimus/plugins")),
                    Path.of("/usr/bin"),
                    Optional.empty(),
                    Optional.of(Path.of("/home/me")))
                .paths())
        .containsExactly(
            Path.of("/home/me/.optimus/plugins"),
            Path.of("/usr/bin/.plugins"),
            Path.of("/usr/bin"),
            Path.of("/usr/local/bin"));
  }

  @Test
  void returnsAbsoluteDirectories() {
    assertThat(new PluginDirectories(List.of(Path.of("plugins/../here"), Path.of("here"))).paths())
        .containsExactly(Path.of("here").toAbsolutePath());
  }
}
