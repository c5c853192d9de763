// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static io.odpf.optimus.plugin.archive.UnpackDirectory.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads xz, Zstandard and bzip2 as their tools write them. */
class CompressionTest extends DirectoryTestCase {
  /** Repeats near and far, runs, text and noise: work for every part of a decoder. */
  private static final byte[] PROGRAM = mixture(1_500_000);

  private static final byte[] SMALL = Programs.elf(Programs.AMD64, 0, 2, 2000);

  private static byte[] mixture(int size) {
    byte[] bytes = Programs.elf(Programs.AMD64, 0, 2, size);
    for (int at = 4096, round = 0; at < size; round++) {
      int length = Math.min(size - at, 1 + (round * 7919) % 9000);
      if (round % 4 == 0) {
        Arrays.fill(bytes, at, at + length, (byte) round);
      } else if (round % 4 == 1) {
        System.arraycopy(bytes, at * 3 / 7 - at * 3 / 7 % 13, bytes, at, Math.min(length, at / 2));
      } else if (round % 4 == 2) {
        byte[] text = ("line " + round + " of text, in words\n").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < length; i++) {
          bytes[at + i] = text[i % text.length];
        }
      }
      at += length;
    }
    return bytes;
  }

  private byte[] packed(byte[] program, String command) throws Exception {
    byte[] tar = new TarBytes().file("README", new byte[] {1}).file(NAME, program).finished();
    return Tools.filter(folder, tar, command.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xz -0",
        "xz -6",
        "xz -T2 --block-size=200000",
        "xz --check=crc32",
        "xz --check=sha256",
        "xz --check=none",
        "xz --x86 --lzma2=preset=1",
        "zstd -1",
        "zstd -3",
        "zstd -9",
        "zstd -19",
        "zstd --ultra -22",
        "zstd --no-check",
        "zstd --long=24",
        "zstd --fast=5",
        "zstd --no-compress-literals",
        "zstd -12 --format=zstd --size-hint=1000",
        "bzip2 -1",
        "bzip2 -9"
      })
  void readsTheOutputOfTheTools(String command) throws Exception {
    directory.installs("neo.tar.x", packed(PROGRAM, command + " -c"), PROGRAM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xz", "zstd", "bzip2", "gzip"})
  void readsConcatenatedStreamsAsOne(String tool) throws Exception {
    byte[] tar = new TarBytes().file(NAME, SMALL).finished();
    byte[] first = Tools.filter(folder, Arrays.copyOf(tar, 900), tool, "-c");
    byte[] rest = Tools.filter(folder, Arrays.copyOfRange(tar, 900, tar.length), tool, "-c");
    byte[] none = Tools.filter(folder, new byte[0], tool, "-c");
    directory.installs("neo.tar.x", GzipBytes.join(none, first, none, rest, none), SMALL);
  }

  @Test
  void skipsSkippableFrames() throws Exception {
    byte[] frame = GzipBytes.join(GzipBytes.little(0x184d2a5e), GzipBytes.little(3), new byte[3]);
    byte[] zstd = packed(SMALL, "zstd -c");
    directory.installs("neo.tar.zst", GzipBytes.join(frame, zstd, frame), SMALL);
    directory.refuses(
        "neo.tar.zst", GzipBytes.join(zstd, Arrays.copyOf(frame, 9)), "truncated", "zstd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xz -6", "zstd -19", "bzip2 -9", "gzip -9"})
  void takesACompressedBareBinary(String command) throws Exception {
    byte[] packed = Tools.filter(folder, PROGRAM, (command + " -c").split(" "));
    assertThat(directory.installs(NAME + ".gz", packed, PROGRAM).entry()).startsWith(NAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xz", "zstd", "bzip2"})
  void refusesBytesAfterTheEnd(String tool) throws Exception {
    byte[] good = packed(SMALL, tool + " -c");
    for (byte[] tail :
        new byte[][] {{0}, {1, 2, 3}, Programs.noise(64, 3), good.clone(), new byte[3]}) {
      assertThat(directory.tries("neo.tar.x", GzipBytes.join(good, tail))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xz", "zstd", "bzip2"})
  void refusesDataThatIsCutAnywhere(String tool) throws Exception {
    byte[] good = packed(SMALL, tool + " -c");
    for (int length = 0; length < good.length; length += length < 100 ? 1 : 7) {
      assertThat(directory.tries("neo.tar.x", Arrays.copyOf(good, length)))
          .as("" + length)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xz", "zstd", "bzip2", "zstd -19", "zstd --no-check"})
  void refusesDamagedDataOrReadsItUnchanged(String command) throws Exception {
    byte[] good = packed(mixture(6000), command + " -c");
    boolean checked = !command.endsWith("no-check");
    for (int bit = 0; bit < good.length * 8; bit += 13) {
      byte[] damaged = good.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Optional<byte[]> result = directory.tries("neo.tar.x", damaged);
      if (result.isPresent() && checked) {
        assertThat(result.get()).isEqualTo(mixture(6000));
      }
    }
  }

  @Test
  void refusesAZstdWindowLargerThanTheMemory() throws IOException {
    // Frame header: window of 2 GiB, no size; one raw block.
    byte[] zstd = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) (21 << 3), 1, 0, 0};
    directory.refuses("neo.tar.zst", zstd, "too-much-memory", "window of 2048 MiB", "zstd");
  }

  @Test
  void refusesAnXzWindowLargerThanTheMemory() throws Exception {
    byte[] xz = packed(SMALL, "xz --lzma2=dict=1GiB -c");
    directory.refuses("neo.tar.xz", xz, "too-much-memory", "xz", "MiB");
  }

  @Test
  void refusesRandomisedAndInvalidBzip2() {
    byte[] start = "BZh91AY&SY".getBytes(StandardCharsets.ISO_8859_1);
    byte[] randomised = GzipBytes.join(start, new byte[4], new byte[] {(byte) 0x80}, new byte[99]);
    directory.refuses("neo.tar.bz2", randomised, "corrupt", "randomised");
    directory.refuses(
        "neo.tar.bz2", GzipBytes.join(start, new byte[99]), "corrupt", "bzip2 data is invalid");
  }

  @Test
  void readsArchivesOfTarZipAndPython() throws Exception {
    Path tree = Files.createDirectories(folder.resolve("tree/neo_0.1.0"));
    Files.write(tree.resolve(NAME), SMALL);
    Files.writeString(tree.resolve("README.md"), "read me");
    Files.writeString(tree.resolve("n".repeat(180) + ".txt"), "long");
    Path top = tree.getParent();
    for (String form : new String[] {"ustar", "gnu", "posix", "v7"}) {
      for (String option : new String[] {"-cf", "-czf", "-cJf"}) {
        Tools.run(top, "tar", "--exclude=nnn*", "--format=" + form, option, "../t", "neo_0.1.0");
        directory.installs("neo.tar", Files.readAllBytes(folder.resolve("t")), SMALL);
      }
    }
    for (String form : new String[] {"gnu", "posix"}) {
      Tools.run(top, "tar", "--format=" + form, "-czf", "../t", ".");
      directory.installs("neo.tar.gz", Files.readAllBytes(folder.resolve("t")), SMALL);
    }
    Tools.run(top, "zip", "-q", "-r", "../t.zip", "neo_0.1.0");
    directory.installs("neo.zip", Files.readAllBytes(folder.resolve("t.zip")), SMALL);
    Tools.run(top, "sh", "-c", "zip -q -r - neo_0.1.0 | cat > ../s.zip");
    directory.installs("neo.zip", Files.readAllBytes(folder.resolve("s.zip")), SMALL);
    Tools.run(top, "python3", "-m", "zipfile", "-c", "../p.zip", "neo_0.1.0");
    directory.installs("neo.zip", Files.readAllBytes(folder.resolve("p.zip")), SMALL);
  }
}
