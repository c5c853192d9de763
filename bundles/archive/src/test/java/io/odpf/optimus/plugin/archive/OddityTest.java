// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static io.odpf.optimus.plugin.archive.UnpackDirectory.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives that are unusual and honest. */
class OddityTest {
  private static final byte[] PROGRAM = Programs.linuxAmd64();
  private static final byte[] NOTE = "note".getBytes(StandardCharsets.UTF_8);
  private static final String DEEP = "d/".repeat(20) + "x".repeat(80) + "/y".repeat(5) + "/" + NAME;

  @TempDir Path folder;
  private UnpackDirectory directory;

  @BeforeEach
  void createDirectory() {
    directory = new UnpackDirectory(folder);
  }

  private UnpackedBinary tar(TarBytes tar) {
    directory.installs("neo.tar", tar.finished(), PROGRAM);
    return directory.installs("neo.tar.gz", GzipBytes.of(tar.unfinished()), PROGRAM);
  }

  private UnpackedBinary zip(ZipBytes zip) {
    return directory.installs("neo.zip", zip.bytes(), PROGRAM);
  }

  private UnpackedBinary zipEntry(Consumer<ZipBytes.Entry> change) {
    zip(new ZipBytes().file(NAME, PROGRAM, change));
    zip(new ZipBytes().entry(NAME, 0, PROGRAM, change));
    return zip(new ZipBytes().stored("README", NOTE).file(NAME, PROGRAM, change).file("z", NOTE));
  }

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
                    .entry('0', NAME, PROGRAM, block -> TarBytes.put(block, 345, "some/prefix")))
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
            .entry(
                '0',
                NAME,
                PROGRAM,
                TarBytes.gnuMagic().andThen(block -> TarBytes.put(block, 345, "14000000000"))));
  }

  @Test
  void readsBinaryNumbers() {
    tar(
        new TarBytes()
            .entry(
                '0',
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
    // As node-tar and star put times behind a prefix, and old tools leave what was there before.
    tar(
        new TarBytes()
            .entry(
                '0',
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
            .entry("l", 8, "a/b".getBytes(StandardCharsets.UTF_8), OddityTest::asLink)
            .file(NAME, PROGRAM)
            .entry("a/m", 0, "../x".getBytes(StandardCharsets.UTF_8), OddityTest::asLink));
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
            .entry("x/" + NAME, 0, "../neo".getBytes(StandardCharsets.UTF_8), OddityTest::asLink));
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
            .pax(
                'x',
                "GNU.sparse.major",
                "1",
                "GNU.sparse.minor",
                "0",
                "GNU.sparse.name",
                "bin/" + NAME,
                "GNU.sparse.realsize",
                "40000",
                "SCHILY.realsize",
                "40000")
            .file("bin/GNUSparseFile.0/" + NAME, data)
            .file("README", NOTE);
    assertThat(directory.installs("neo.tar", tar.finished(), program).entry())
        .isEqualTo("bin/" + NAME);
  }

  /** As {@code zip neo.zip - < pipe} writes what it is given through a pipe. */
  @Test
  void readsZipEntriesFromAPipe() {
    for (String name : new String[] {"-", NAME}) {
      zip(
          new ZipBytes()
              .file(
                  name, PROGRAM, entry -> entry.streamed(true, false).attributes = 0010600L << 16));
    }
    zip(new ZipBytes().file("-", PROGRAM, entry -> entry.attributes = 0140777L << 16));
  }

  @Test
  void acceptsZipArchivesPaddedWithZeros() {
    for (int zeros : new int[] {1, 2, 512, 10_240, 0x10000}) {
      zip(new ZipBytes().file(NAME, PROGRAM).with(zip -> zip.after = new byte[zeros]));
      zip(
          new ZipBytes()
              .file(NAME, PROGRAM)
              .with(
                  zip -> {
                    zip.zip64End = true;
                    zip.comment = new byte[] {'c', 0, 0};
                    zip.after = new byte[zeros];
                  }));
    }
  }

  @Test
  void readsContiguousFilesAndPadding() {
    tar(new TarBytes().entry('7', NAME, PROGRAM).raw(new byte[10 * 512]));
  }

  @ParameterizedTest
  @CsvSource({"0000644", "0004755", "0006777", "0000000", "0000666"})
  void ignoresTheModesOfFiles(String mode) {
    tar(new TarBytes().entry('0', NAME, PROGRAM, block -> TarBytes.put(block, 100, mode)));
    long attributes = (0100000L | Integer.parseInt(mode, 8)) << 16;
    zipEntry(entry -> entry.attributes = attributes);
  }

  @Test
  void readsArchivesWithAndWithoutDirectoryEntries() {
    tar(new TarBytes().directory("./").directory("./neo_0.1/").file("./neo_0.1/" + NAME, PROGRAM));
    tar(new TarBytes().directory("neo_0.1").file("neo_0.1/" + NAME, PROGRAM));
    tar(new TarBytes().file("a/b/c/" + NAME, PROGRAM).file("LICENSE", new byte[0]));
    zip(new ZipBytes().directory("a/").file("a/" + NAME, PROGRAM).directory("a/"));
    zip(new ZipBytes().file("a/b/" + NAME, PROGRAM).stored("LICENSE", new byte[0]));
    zip(
        new ZipBytes()
            .entry("a/", 8, new byte[0], entry -> entry.attributes = 0x10)
            .file("a/" + NAME, PROGRAM));
  }

  @ParameterizedTest
  @CsvSource({"true,false", "false,false", "true,true", "false,true"})
  void readsDataDescriptors(boolean signed, boolean wide) {
    zipEntry(entry -> entry.streamed(signed, wide));
    zipEntry(
        entry -> {
          entry.streamed(signed, wide);
          entry.localCrc = entry.crc;
          entry.localPacked = entry.packed;
          entry.localUnpacked = entry.unpacked;
        });
    zipEntry(
        entry -> {
          entry.streamed(signed, wide);
          entry.localPacked = ZipBytes.MAX32;
          entry.localUnpacked = ZipBytes.MAX32;
          entry.localExtra = ZipBytes.field(1, ZipBytes.u64(0), ZipBytes.u64(0));
        });
  }

  @Test
  void readsZip64RecordsOfSmallArchives() {
    zipEntry(
        entry -> {
          entry.localExtra =
              ZipBytes.field(1, ZipBytes.u64(entry.unpacked), ZipBytes.u64(entry.packed));
          entry.localUnpacked = ZipBytes.MAX32;
          entry.localPacked = ZipBytes.MAX32;
        });
    zipEntry(
        entry -> {
          entry.extra = ZipBytes.field(1, ZipBytes.u64(entry.unpacked), ZipBytes.u64(entry.packed));
          entry.unpacked = ZipBytes.MAX32;
          entry.packed = ZipBytes.MAX32;
        });
    for (boolean max : new boolean[] {true, false}) {
      zip(
          new ZipBytes()
              .file(NAME, PROGRAM)
              .stored("README", NOTE)
              .with(
                  zip -> {
                    zip.zip64End = true;
                    zip.endSaysMax = max;
                  }));
    }
  }

  @Test
  void readsZip64FieldsWithAllNumbersAndWithOne() {
    // The first entry's offset is 0; that of others is told only where it is asked for.
    zip(
        new ZipBytes()
            .file(
                NAME,
                PROGRAM,
                entry -> {
                  entry.extra =
                      ZipBytes.field(
                          1,
                          ZipBytes.u64(entry.unpacked),
                          ZipBytes.u64(entry.packed),
                          ZipBytes.u64(0));
                  entry.unpacked = ZipBytes.MAX32;
                  entry.packed = ZipBytes.MAX32;
                }));
    zip(
        new ZipBytes()
            .file(
                NAME,
                PROGRAM,
                entry -> {
                  entry.shownOffsetMax = true;
                  entry.extra = ZipBytes.field(1, ZipBytes.u64(0));
                })
            .file("README", NOTE));
    zip(
        new ZipBytes()
            .file(
                NAME,
                PROGRAM,
                entry -> {
                  entry.disk = 0xffff;
                  entry.shownOffsetMax = true;
                  entry.extra = ZipBytes.field(1, ZipBytes.u64(0), ZipBytes.u32(0));
                }));
  }

  @Test
  void readsArchivesFromWindows() {
    Consumer<ZipBytes.Entry> windows =
        entry -> {
          entry.madeBy = 20;
          entry.attributes = 0x20;
        };
    zipEntry(windows);
    assertThat(
            zip(new ZipBytes()
                    .entry(
                        "neo\\", 0, new byte[0], windows.andThen(entry -> entry.attributes = 0x10))
                    .file("neo\\bin\\" + NAME, PROGRAM, windows))
                .entry())
        .isEqualTo("neo/bin/" + NAME);
  }

  @Test
  void skipsCommentsAndUnknownExtraFields() {
    zip(
        new ZipBytes()
            .file(NAME, PROGRAM)
            .with(zip -> zip.comment = "built by CI PK".getBytes(StandardCharsets.UTF_8)));
    zipEntry(entry -> entry.extra = ZipBytes.field(0x5455, new byte[5]));
    zipEntry(entry -> entry.localExtra = ZipBytes.field(0x7875, new byte[11]));
    zip(new ZipBytes().file(NAME, PROGRAM).with(zip -> zip.comment = new byte[65_535]));
  }

  @Test
  void readsNamesInOldAndNewCharsets() {
    Consumer<ZipBytes.Entry> old =
        entry -> {
          entry.name = new byte[] {(byte) 0x81, 'b', '.', 't', 'x', 't'};
          entry.localName = entry.name;
        };
    zip(new ZipBytes().file("x", NOTE, old).file(NAME, PROGRAM));
    zip(
        new ZipBytes()
            .file("\u00fcber.txt", NOTE)
            .file(
                NAME,
                PROGRAM,
                entry -> {
                  entry.flags = ZipBytes.UTF8;
                  entry.localFlags = ZipBytes.UTF8;
                }));
    CRC32 crc = new CRC32();
    crc.update(new byte[] {(byte) 0x81, 'b', '.', 't', 'x', 't'});
    byte[] field =
        ZipBytes.field(
            0x7075,
            new byte[] {1},
            ZipBytes.u32(crc.getValue()),
            "\u00fcb.txt".getBytes(StandardCharsets.UTF_8));
    zip(
        new ZipBytes()
            .file(
                "x",
                NOTE,
                old.andThen(
                    entry -> {
                      entry.extra = field;
                      entry.localExtra = field;
                    }))
            .file(NAME, PROGRAM));
  }

  @Test
  void treatsAnInnerZipArchiveAsAFile() {
    byte[] inner = new ZipBytes().file(NAME, Programs.linuxArm64()).bytes();
    zip(new ZipBytes().stored("inner.zip", inner).file(NAME, PROGRAM).stored("other.zip", inner));
    tar(new TarBytes().file("inner.zip", inner).file(NAME, PROGRAM));
  }

  @Test
  void unpacksSeveralPluginsAndPlatformsInOnePass() {
    ZipBytes zip = new ZipBytes();
    TarBytes tar = new TarBytes();
    byte[][] programs = {
      Programs.linuxArm64(), Programs.darwinArm64(), Programs.windowsAmd64(), PROGRAM
    };
    String[] suffixes = {"linux_arm64", "darwin_arm64", "windows_amd64.exe", "linux_amd64"};
    for (String plugin : new String[] {"trinity", "neo", "morpheus"}) {
      for (int i = 0; i < suffixes.length; i++) {
        String name = "release/optimus-" + plugin + "_" + suffixes[i];
        zip.file(name, programs[i]);
        tar.file(name, programs[i]);
      }
    }
    zip(zip);
    tar(tar);
  }
}
