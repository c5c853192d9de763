// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RegularFileTest {
  private static final int LIMIT = 1 << 10;

  @TempDir Path directory;

  @Test
  void isReadUpToItsLimit() throws IOException {
    Path file = Files.write(directory.resolve("file"), new byte[LIMIT]);
    assertThat(RegularFile.read(file, LIMIT)).hasSize(LIMIT);

    Files.write(file, new byte[LIMIT + 1]);
    assertRefused(file, "it is larger than 1 KiB");
  }

  @Test
  void isTextWithoutItsByteOrderMark() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "\uFEFFtext\uFEFF");
    assertThat(RegularFile.text(file, LIMIT)).isEqualTo("text\uFEFF");

    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 't', 0});
    assertThatThrownBy(() -> RegularFile.text(file, LIMIT))
        .isInstanceOf(CharacterCodingException.class);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void refusesAFifoAndADevice() throws Exception {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Path link = Files.createSymbolicLink(directory.resolve("link"), pipe);

    assertRefused(pipe, "it is a FIFO, not a regular file");
    assertRefused(link, "it is a FIFO, not a regular file");
    assertRefused(Path.of("/dev/zero"), "it is a device, not a regular file");
    assertRefused(directory, "it is a directory");
    assertRefused(link, "it is a link", LinkOption.NOFOLLOW_LINKS);
    assertThat(RegularFile.read(Path.of("/dev/null"), LIMIT)).isEmpty();
  }

  @Test
  void reportsAMissingFile() {
    Path none = directory.resolve("none");
    assertThatThrownBy(() -> RegularFile.read(none, LIMIT))
        .isInstanceOf(NoSuchFileException.class)
        .extracting(failure -> RegularFile.reason((IOException) failure))
        .isEqualTo("it does not exist");
  }

  private static void assertRefused(Path file, String reason, LinkOption... options) {
    assertThatThrownBy(() -> RegularFile.read(file, LIMIT, options))
        .isInstanceOf(FileSystemException.class)
        .extracting(failure -> RegularFile.reason((IOException) failure))
        .isEqualTo(reason);
  }
}
