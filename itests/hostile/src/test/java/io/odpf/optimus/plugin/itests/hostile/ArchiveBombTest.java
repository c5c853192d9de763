// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.behaviour.ProcessWay;
import io.odpf.optimus.plugin.itests.behaviour.Stage;
import io.odpf.optimus.plugin.itests.process.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Small archives of half a gigabyte of nothing: over soon, in little memory and little space. */
class ArchiveBombTest {
  private static final int MEBIBYTE = 1 << 20;
  private static final int SIZE = 512;
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private Stage stage;

  @BeforeEach
  void openStage() {
    stage = Stage.open(ProcessWay.ONE_SHOT);
    stage.variable("OPTIMUS_JAVA_OPTS", "-Xmx64m");
  }

  @AfterEach
  void closeStage() {
    stage.close();
  }

  @Test
  void inATarGz() throws Exception {
    Path bomb = served("neo.tar.gz");
    byte[] header = header("optimus-neo_linux_amd64", (long) SIZE * MEBIBYTE);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      out.write(header);
      nothing(out);
      out.write(new byte[1024]);
    }

    assertDefused(bomb);
  }

  @Test
  void inAZip() throws Exception {
    Path bomb = served("neo.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
      out.putNextEntry(new ZipEntry("optimus-neo_linux_amd64"));
      nothing(out);
    }

    assertDefused(bomb);
  }

  @Test
  void inABareGzip() throws Exception {
    Path bomb = served("optimus-neo_linux_amd64.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      nothing(out);
    }

    assertDefused(bomb);
  }

  private Path served(String name) {
    return stage.nginx().files().resolve(name);
  }

  private static void nothing(OutputStream out) throws IOException {
    byte[] zeros = new byte[MEBIBYTE];
    for (int i = 0; i < SIZE; i++) {
      out.write(zeros);
    }
  }

  private void assertDefused(Path bomb) throws IOException {
    stage.write(stage.releases().plugin("releases", "neo", bomb.getFileName().toString()));

    long begin = System.nanoTime();
    Result result = stage.run("install", "--platform", "linux_amd64");

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONGEST);
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(result.err()).contains("plugin neo: ", "200 times", "nothing was changed");
    assertThat(stage.installedFiles()).isEmpty();
    assertThat(size(stage.home()) + size(stage.plugins())).isLessThan(8L * MEBIBYTE);
  }

  /** Start-up caches are none of the archive's doing. */
  private static long size(Path root) throws IOException {
    long size = 0;
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        boolean counted = Files.isRegularFile(file) && !file.toString().contains("/startup/");
        size += counted ? Files.size(file) : 0;
      }
    }
    return size;
  }

  private static byte[] header(String name, long size) {
    byte[] block = new byte[512];
    put(block, 0, name);
    put(block, 100, "0000755");
    put(block, 108, "0000000");
    put(block, 116, "0000000");
    put(block, 124, String.format("%011o", size));
    put(block, 136, "00000000000");
    put(block, 148, "        ");
    block[156] = '0';
    put(block, 257, "ustar\00000");
    int sum = 0;
    for (byte value : block) {
      sum += value & 0xff;
    }
    put(block, 148, String.format("%06o\0 ", sum));
    return block;
  }

  private static void put(byte[] block, int offset, String text) {
    for (int i = 0; i < text.length(); i++) {
      block[offset + i] = (byte) text.charAt(i);
    }
  }
}
