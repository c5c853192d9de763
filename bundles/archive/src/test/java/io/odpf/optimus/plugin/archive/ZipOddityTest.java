// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static io.odpf.optimus.plugin.archive.UnpackDirectory.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads zip archives that are unusual but valid, and what both kinds have in common. */
class ZipOddityTest extends OddityTestCase {
  /** Returns an archive as {@code zip neo.zip - < pipe} writes it. */
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

  /** Returns an archive whose first entry is the program. */
  private static ZipBytes programFirst(Consumer<ZipBytes.Entry> change) {
    return new ZipBytes().file(NAME, PROGRAM, change);
  }

  @Test
  void readsZip64FieldsWithAllNumbersAndWithOne() {
    // The first entry's offset is 0; that of others is told only where it is asked for.
    zip(
        programFirst(
            entry -> {
              entry.extra =
                  ZipBytes.field(
                      1, ZipBytes.u64(entry.unpacked), ZipBytes.u64(entry.packed), ZipBytes.u64(0));
              entry.unpacked = ZipBytes.MAX32;
              entry.packed = ZipBytes.MAX32;
            }));
    zip(
        programFirst(
                entry -> {
                  entry.shownOffsetMax = true;
                  entry.extra = ZipBytes.field(1, ZipBytes.u64(0));
                })
            .file("README", NOTE));
    zip(
        programFirst(
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
