// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingFileTest {
  @TempDir Path directory;

  private Path file() {
    return directory.resolve("runtime.log");
  }

  @Test
  void appendsToAnExistingFile() throws IOException {
    Files.writeString(file(), "before\n");
    try (RotatingFile log = RotatingFile.open(file(), 1000)) {
      log.append("after\n");
    }
    assertThat(file()).hasContent("before\nafter\n");
  }

  @Test
  void rotatesAFullFileAndDeletesTheOldest() throws IOException {
    try (RotatingFile log = RotatingFile.open(file(), 10)) {
      for (int i = 0; i < 8; i++) {
        log.append("entry " + i + "\n");
      }
    }
    assertThat(file()).hasContent("entry 7\n");
    assertThat(directory.resolve("runtime.log.1")).hasContent("entry 6\n");
    assertThat(directory.resolve("runtime.log.5")).hasContent("entry 2\n");
    assertThat(directory.resolve("runtime.log.6")).doesNotExist();
  }

  @Test
  void recreatesAFileThatWasMovedOrRemoved() throws IOException {
    try (RotatingFile log = RotatingFile.open(file(), 1000)) {
      log.append("one\n");
      Files.move(file(), directory.resolve("kept"));
      log.append("two\n");
      Files.delete(file());
      log.append("three\n");
    }
    assertThat(directory.resolve("kept")).hasContent("one\n");
    assertThat(file()).hasContent("three\n");
  }

  @Test
  void refusesADeviceSinceItWouldBeRenamed() {
    Path device = Path.of("/dev/full");
    assumeThat(device).exists();
    assertThatThrownBy(() -> RotatingFile.open(device, 1000))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("it is a device, not a regular file");
  }

  @Test
  void createsFilesThatOnlyTheOwnerCanRead() throws IOException {
    RotatingFile.open(file(), 1000).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }
}
