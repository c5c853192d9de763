// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketFilesTest {
  @TempDir Path directory;

  @Test
  void removesItsFilesAtTheEnd() throws IOException {
    Path file;
    try (SocketFiles sockets = new SocketFiles()) {
      file = sockets.next(directory);
      Files.createFile(file);
    }

    assertThat(file).doesNotExist();
  }

  @Test
  void suggestsAShorterDirectoryForALongPath() throws IOException {
    Path deep = Files.createDirectories(directory.resolve("d".repeat(120)));
    try (SocketFiles sockets = new SocketFiles()) {
      assertThatThrownBy(() -> sockets.next(deep))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("PLUGIN_UNIX_SOCKET_DIR");
    }
  }

  @Test
  void reportsAMissingDirectory() throws IOException {
    try (SocketFiles sockets = new SocketFiles()) {
      assertThatThrownBy(() -> sockets.next(directory.resolve("none")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("there is no directory");
    }
  }
}
