// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static io.odpf.optimus.plugin.archive.UnpackDirectory.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Reads tar archives that are unusual but valid. */
class TarOddityTest extends OddityTestCase {
  @Test
  void readsLongNamesInEveryDialect() {
    assertThat(tar(new TarBytes().pax('x', "path", DEEP).file("short", PROGRAM)).entry())
        .isEqualTo(DEEP);
    assertThat(
            tar(new TarBytes().gnuName('L', DEEP).entry('0', "short", PROGRAM, TarBytes.gnuMagic()))
                .entry())
        .isEqualTo(DEEP);
    assertThat(
            tar(new TarBytes()
                    .file(NAME, PROGRAM, block -> TarBytes.put(block, 345, "some/prefix")))
                .entry())
        .isEqualTo("some/prefix/" + NAME);
  }

  @Test
  void readsHeadersOfVersion7() {
    tar(
        new TarBytes()
            .entry('\0', "bin/", new byte[0], block -> Arrays.fill(block, 257, 512, (byte) 0))
            .entry('\0', "bin/" + NAME, PROGRAM, block -> Arrays.fill(block, 257, 512, (byte) 0)));
  }

  @Test
  void ignoresTheTimesAfterAGnuHeader() {
    tar(
        new TarBytes()
            .file(
                NAME,
                PROGRAM,
                TarBytes.gnuMagic().andThen(block -> TarBytes.put(block, 345, "14000000000"))));
  }

  @Test
  void readsBinaryNumbers() {
    tar(
        new TarBytes()
            .file(
                NAME,
                PROGRAM,
                block -> {
                  Arrays.fill(block, 124, 136, (byte) 0);
                  block[124] = (byte) 0x80;
                  block[134] = (byte) (PROGRAM.length >> 8);
                  block[135] = (byte) PROGRAM.length;
                  Arrays.fill(block, 136, 148, (byte) 0xff); // A time before 1970.
                }));
  }

  @Test
  void skipsGlobalComments() {
    tar(
        new TarBytes()
            .pax('g', "comment", "c0ffee", "mtime", "1")
            .pax('x', "mtime", "1.5", "SCHILY.xattr.user.x", "y", "uname", "")
            .pax('g', "comment", "again")
            .file(NAME, PROGRAM));
  }

  @Test
  void acceptsAPaxSizeThatAgreesWithTheHeader() {
    tar(
        new TarBytes()
            .pax(
                'x',
                "size",
                String.valueOf(PROGRAM.length),
                "hdrcharset",
                "ISO-IR 10646 2000 UTF-8")
            .file(NAME, PROGRAM));
  }

  @Test
  void endsFieldsAtTheirFirstNul() {
    // node-tar and star put times after a prefix, and old tools leave the previous bytes there.
    tar(
        new TarBytes()
            .file(
                NAME,
                PROGRAM,
                block -> {
                  TarBytes.put(block, 60, "left over");
                  TarBytes.put(block, 345, "some/prefix");
                  TarBytes.put(block, 476, "14371573436 14371573436 tar\0");
                }));
    tar(
        new TarBytes()
            .gnuName('L', "bin/" + NAME + "\0left over")
            .entry('0', "short", PROGRAM, TarBytes.gnuMagic()));
  }

  @Test
  void readsNamesOfAnUnknownCharsetAsLatin1() {
    tar(
        new TarBytes()
            .pax('x', "hdrcharset", "BINARY")
            .file("caf\u00e9", NOTE)
            .pax('g', "hdrcharset", "BINARY")
            .file(NAME, PROGRAM));
  }

  @Test
  void acceptsLinksThatStayInTheArchive() {
    TarBytes tar =
        new TarBytes()
            .entry('2', "current", new byte[0], block -> TarBytes.put(block, 157, "neo_0.1"))
            .entry('2', "a/b/up", new byte[0], block -> TarBytes.put(block, 157, "../../neo_0.1/x"))
            .entry('2', "root", new byte[0], block -> TarBytes.put(block, 157, "."))
            .gnuName('K', "neo_0.1/" + "x".repeat(150))
            .gnuName('L', "l/" + "y".repeat(150))
            .entry('2', "short", new byte[0], TarBytes.gnuMagic())
            .file("neo_0.1/" + NAME, PROGRAM)
            .entry('1', "other", new byte[0], block -> TarBytes.put(block, 157, "neo_0.1/z"))
            .pax('x', "linkpath", "neo_0.1/" + "x".repeat(150))
            .entry('2', "p", new byte[0]);
    tar(tar);
    zip(
        new ZipBytes()
            .entry("l", 8, "a/b".getBytes(StandardCharsets.UTF_8), TarOddityTest::asLink)
            .file(NAME, PROGRAM)
            .entry("a/m", 0, "../x".getBytes(StandardCharsets.UTF_8), TarOddityTest::asLink));
  }

  @Test
  void acceptsLinksWithThePluginsNameThatLeadToThePlugin() {
    tar(
        new TarBytes()
            .entry('2', NAME, new byte[0], block -> TarBytes.put(block, 157, "bin/link"))
            .file("bin/neo", PROGRAM)
            .entry('2', "bin/link", new byte[0], block -> TarBytes.put(block, 157, "neo")));
    tar(
        new TarBytes()
            .file("bin/" + NAME, PROGRAM)
            .entry('1', NAME, new byte[0], block -> TarBytes.put(block, 157, "./bin//" + NAME)));
    tar(
        new TarBytes()
            .entry(
                '2',
                "optimus-neo_0.1_linux_amd64",
                new byte[0],
                block -> TarBytes.put(block, 157, "elsewhere"))
            .file(NAME, PROGRAM));
    zip(
        new ZipBytes()
            .file("neo", PROGRAM)
            .entry(
                "x/" + NAME, 0, "../neo".getBytes(StandardCharsets.UTF_8), TarOddityTest::asLink));
  }

  private static void asLink(ZipBytes.Entry entry) {
    entry.attributes = 0120777L << 16;
  }

  @Test
  void skipsAVolumeLabel() {
    tar(
        new TarBytes()
            .entry('V', "Neo: 1 / 2", new byte[0], TarBytes.gnuMagic())
            .file(NAME, PROGRAM));
  }

  /** As {@code bsdtar -cf neo.tar neo} writes a file with holes, by itself. */
  @Test
  void readsSparseFiles() {
    byte[] program = Programs.elf(Programs.AMD64, 0, 2, 40_000);
    Arrays.fill(program, 4096, 20_480, (byte) 0);
    Arrays.fill(program, 36_864, 40_000, (byte) 0);
    byte[] map =
        Arrays.copyOf("3\n0\n4096\n20480\n16384\n40000\n0\n".getBytes(StandardCharsets.UTF_8), 512);
    byte[] data =
        GzipBytes.join(
            map, Arrays.copyOf(program, 4096), Arrays.copyOfRange(program, 20_480, 36_864));
    TarBytes tar =
        new TarBytes()
            .sparse("bin/" + NAME, "40000", "SCHILY.realsize", "40000")
            .file("bin/GNUSparseFile.0/" + NAME, data)
            .file("README", NOTE);
    assertThat(directory.installs("neo.tar", tar.finished(), program).entry())
        .isEqualTo("bin/" + NAME);
  }
}
