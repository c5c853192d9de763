// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

/**
 * Small archives that unpack to half a gigabyte of zeros. The command refuses them at the permitted
 * ratio, in a heap of 64 MiB, and keeps less than 8 MiB on disk.
 */
class ArchiveBombTest extends SmallHeap {
  private static final int MEBIBYTE = 1 << 20;
  private static final int SIZE = 512;

  @Test
  void refusesABombInATarGz() throws Exception {
    Path bomb = served("neo.tar.gz");
    TarArchiveEntry header = new TarArchiveEntry("optimus-neo_linux_amd64");
    header.setSize((long) SIZE * MEBIBYTE);
    try (TarArchiveOutputStream out =
        new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(bomb)))) {
      out.putArchiveEntry(header);
      writeZeros(out);
      out.closeArchiveEntry();
    }

    assertRefused(bomb);
  }

  @Test
  void refusesABombInAZip() throws Exception {
    Path bomb = served("neo.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
      out.putNextEntry(new ZipEntry("optimus-neo_linux_amd64"));
      writeZeros(out);
    }

    assertRefused(bomb);
  }

  @Test
  void refusesABombInABareGzip() throws Exception {
    Path bomb = served("optimus-neo_linux_amd64.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      writeZeros(out);
    }

    assertRefused(bomb);
  }

  private Path served(String name) {
    return stage.nginx().files().resolve(name);
  }

  private static void writeZeros(OutputStream out) throws IOException {
    byte[] zeros = new byte[MEBIBYTE];
    for (int i = 0; i < SIZE; i++) {
      out.write(zeros);
    }
  }

  private void assertRefused(Path bomb) throws IOException {
    stage.write(stage.releases().plugin("releases", "neo", bomb.getFileName().toString()));

    Result result = stage.run("install", "--platform", "linux_amd64");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(result.err()).contains("plugin neo: ", "200 times", "nothing was changed");
    assertThat(stage.installedFiles()).isEmpty();
    assertThat(size(stage.home()) + size(stage.plugins())).isLessThan(8L * MEBIBYTE);
  }

  /** Returns the size of the files below a directory, without start-up caches. */
  private static long size(Path root) throws IOException {
    long size = 0;
    if (Files.notExists(root)) {
      return size;
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        boolean counted = Files.isRegularFile(file) && !file.toString().contains("/startup/");
        size += counted ? Files.size(file) : 0;
      }
    }
    return size;
  }
}
