// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
  private static final int LONGEST = 16 << 20;

  @TempDir Path directory;

  private Path file(int length) throws Exception {
    Path path = directory.resolve("receipt.json");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(length);
    }
    return path;
  }

  @Test
  void readsAFileOf16MiB() throws Exception {
    assertThat(TextFile.read(file(LONGEST))).hasSize(LONGEST);
  }

  @Test
  void refusesALargerFileAndNamesIt() throws Exception {
    Path longer = file(LONGEST + 1);
    assertThatThrownBy(() -> TextFile.read(longer))
        .hasMessageContaining(longer.toString())
        .hasMessageContaining("it is larger than 16 MiB");
  }
}
