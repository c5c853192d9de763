// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static io.odpf.optimus.plugin.archive.UnpackDirectory.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Flips every bit of an archive, and cuts it at every byte. */
class DamageTest extends DirectoryTestCase {
  private static final byte[] PROGRAM = Programs.elf(Programs.AMD64, 0, 2, 300);
  private static final byte[] NOTE = "a note\n".repeat(20).getBytes(StandardCharsets.UTF_8);

  private static byte[] tar() {
    return new TarBytes().file("README", NOTE).file(NAME, PROGRAM).finished();
  }

  private static byte[] zip() {
    return new ZipBytes()
        .stored("README", NOTE)
        .file("x/" + NAME, PROGRAM, entry -> entry.streamed(true, false))
        .bytes();
  }

  /** How many flips were let pass; what they let out is the same binary always. */
  private int harmlessFlips(String name, byte[] good) {
    int harmless = 0;
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] damaged = good.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Optional<byte[]> result = directory.tries(name, damaged);
      if (result.isPresent()) {
        assertThat(result.get()).as("bit " + bit).isEqualTo(PROGRAM);
        harmless++;
      }
    }
    assertThat(directory.target()).doesNotExist();
    return harmless;
  }

  private void refusedWhereverCut(String name, byte[] good) {
    assertThat(directory.tries(name, good)).isPresent();
    for (int length = 0; length < good.length; length++) {
      assertThat(directory.tries(name, Arrays.copyOf(good, length)))
          .as("cut at " + length)
          .isEmpty();
    }
  }

  @Test
  void refusesEveryFlippedBitOfATarGzOrReadsItUnchanged() {
    // Time, hints and system in the gzip header; copies of zeros that are taken from elsewhere.
    byte[] good = GzipBytes.of(tar());
    assertThat(harmlessFlips("neo.tar.gz", good)).isLessThan(good.length / 3);
  }

  @Test
  void refusesEveryFlippedBitOfAZipOrReadsItUnchanged() {
    // In both headers of both entries times and versions, and attributes.
    byte[] good = zip();
    assertThat(harmlessFlips("neo.zip", good)).isLessThan(2 * (2 * 48 + 16 + 48) + 40);
  }

  @Test
  void refusesEveryTruncatedTarGz() {
    refusedWhereverCut("neo.tar.gz", GzipBytes.of(tar()));
  }

  @Test
  void refusesEveryTruncatedTar() {
    refusedWhereverCut("neo.tar", tar());
  }

  @Test
  void refusesEveryTruncatedZip() {
    refusedWhereverCut("neo.zip", zip());
    refusedWhereverCut(
        "neo.zip",
        new ZipBytes()
            .file(NAME, PROGRAM)
            .with(
                zip -> {
                  zip.zip64End = true;
                  zip.comment = NOTE;
                })
            .bytes());
  }
}
