// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static io.odpf.optimus.plugin.archive.UnpackDirectory.NAME;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refuses zip archives with invalid or hostile entries. */
class ZipEntryRefusalTest extends ZipRefusalTestCase {
  @Test
  void refusesDataThatCannotBeInflated() {
    refusedEntry(
        entry -> {
          entry.data = entry.data.clone();
          entry.data[0] = 7;
        },
        "corrupt",
        "cannot be inflated");
  }

  @Test
  void refusesStoredEntriesWithTwoSizes() {
    refused(
        new ZipBytes()
            .entry(
                NAME,
                0,
                PROGRAM,
                entry -> {
                  entry.unpacked--;
                  entry.localUnpacked--;
                }),
        "malformed",
        "disagree");
  }

  @Test
  void refusesWrongDescriptors() {
    refusedEntry(
        entry -> {
          entry.streamed(true, false);
          entry.descriptor[5] ^= 1;
        },
        "malformed",
        "disagree");
    refusedEntry(
        entry -> {
          entry.streamed(false, true);
          entry.descriptor[4] ^= 1;
        },
        "malformed",
        "disagree");
    refusedEntry(
        entry -> {
          entry.streamed(true, false);
          entry.descriptor[0] ^= 1;
        },
        "malformed",
        "disagree");
    refusedEntry(
        entry -> entry.streamed(true, false).descriptor = new byte[0], "malformed", "descriptor");
    refusedEntry(
        entry -> {
          entry.streamed(true, false);
          entry.flags = 0;
          entry.localFlags = 0;
          entry.localCrc = entry.crc;
          entry.localPacked = entry.packed;
          entry.localUnpacked = entry.unpacked;
        },
        "malformed",
        "unexpected bytes");
  }

  @Test
  void refusesOverlappingEntries() {
    byte[] zip =
        new ZipBytes()
            .file("a", PROGRAM)
            .file("b", PROGRAM, entry -> entry.offsetChange = -20)
            .file(NAME, PROGRAM)
            .bytes();
    directory.refuses("neo.zip", zip, "malformed");
    directory.refuses(
        "neo.zip",
        new ZipBytes()
            .file(NAME, PROGRAM)
            .file("b", NOTE, entry -> entry.offsetChange = -99_999)
            .bytes(),
        "malformed");
  }

  @Test
  void refusesOneEntryUnderManyNames() {
    ZipBytes zip = new ZipBytes().file(NAME, PROGRAM);
    byte[] first = zip.bytes();
    long length = first.length - 22 - 46 - NAME.length();
    for (int i = 0; i < 50; i++) {
      long back = i * 31L;
      zip.file(
          "n" + i,
          new byte[0],
          entry -> {
            entry.data = new byte[0];
            entry.offsetChange = -length - back;
          });
    }
    directory.refuses("neo.zip", zip.bytes(), "malformed");
  }

  @Test
  void refusesEncryptedEntries() {
    for (int flag : new int[] {1, 1 << 6, 1 << 13}) {
      refusedEntry(
          entry -> {
            entry.flags |= flag;
            entry.localFlags |= flag;
          },
          "encrypted",
          "encrypted");
    }
    refusedEntry(
        entry -> entry.extra = ZipBytes.field(0x9901, new byte[7]), "encrypted", "encrypted");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 7, 8, 12, 14, 15})
  void refusesUnknownFlags(int bit) {
    refusedEntry(
        entry -> {
          entry.flags |= 1 << bit;
          entry.localFlags |= 1 << bit;
        },
        "malformed",
        "unknown flags");
  }

  @ParameterizedTest
  @CsvSource({
    "1,1",
    "9,deflate64",
    "12,bzip2",
    "14,lzma",
    "93,zstd",
    "95,xz",
    "99,99",
    "65535,65535"
  })
  void refusesUnsupportedMethods(int method, String word) {
    refusedEntry(
        entry -> {
          entry.method = method;
          entry.localMethod = method;
        },
        "unsupported-method",
        word,
        NAME);
  }

  @Test
  void refusesEntriesOtherThanFilesAndDirectories() {
    for (int host : new int[] {0, 3, 19}) {
      refusedEntry(
          entry -> {
            entry.madeBy = host << 8 | 20;
            entry.attributes = 0120777L << 16;
          },
          "link-entry",
          "link",
          NAME);
    }
    for (long type : new long[] {0020000, 0060000, 0140000}) {
      refusedEntry(entry -> entry.attributes = type << 16, "special-entry", NAME);
    }
    refused(
        good()
            .stored("fifo", new byte[0])
            .entry("p", 0, new byte[0], e -> e.attributes = 0010000L << 16),
        "special-entry",
        "p");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "../x", "a/../../x", "a/../b", "C:x", "a\0b", ""})
  void refusesLinksThatLeaveTheArchive(String target) {
    refused(
        good()
            .entry(
                "l",
                8,
                target.getBytes(StandardCharsets.UTF_8),
                entry -> entry.attributes = 0120777L << 16),
        target.indexOf('\0') > 0 ? "unsafe-entry" : "link-entry");
  }

  @Test
  void refusesALinkThatCouldBeThePlugin() {
    byte[] target = "../neo".getBytes(StandardCharsets.UTF_8);
    refused(
        new ZipBytes()
            .stored("neo", PROGRAM)
            .entry("a/" + NAME, 0, target, entry -> entry.attributes = 0120777L << 16)
            .file(NAME, PROGRAM),
        "link-entry",
        "has the plugin as a link: a/" + NAME + " to neo");
  }

  @Test
  void refusesEntriesThatAreBothFileAndDirectory() {
    refusedEntry(
        entry -> entry.attributes = 0040755L << 16, "malformed", "both a file and a directory");
    refusedEntry(
        entry -> {
          entry.madeBy = 20;
          entry.attributes = 0x10;
        },
        "malformed",
        "both a file and a directory");
    refused(good().file("docs/", NOTE, entry -> entry.attributes = 0), "malformed", "with data");
    refused(good().file("docs/", new byte[0]), "malformed", "both a file and a directory");
  }

  @Test
  void refusesInvalidExtraFields() {
    refusedEntry(entry -> entry.extra = new byte[] {1}, "malformed", "extra fields");
    refusedEntry(entry -> entry.extra = new byte[] {9, 9, 50, 0, 1}, "malformed", "extra fields");
    refusedEntry(entry -> entry.localExtra = new byte[] {9, 9, 1}, "malformed", "extra fields");
    byte[] zip64 = ZipBytes.field(1);
    refusedEntry(
        entry -> entry.extra = GzipBytes.join(zip64, zip64), "malformed", "repeated extra field");
  }

  @Test
  void refusesASecondNameInAnExtraField() {
    byte[] other = "evil".getBytes(StandardCharsets.UTF_8);
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(NAME.getBytes(StandardCharsets.UTF_8));
    byte[] field = ZipBytes.field(0x7075, new byte[] {1}, ZipBytes.u32(crc.getValue()), other);
    refusedEntry(entry -> entry.extra = field, "malformed", "two names");
    refusedEntry(entry -> entry.localExtra = field, "malformed", "two names");
    refusedEntry(
        entry -> entry.extra = ZipBytes.field(0x7075, new byte[] {1, 0, 0, 0, 0}, other),
        "malformed",
        "two names");
  }

  @Test
  void refusesPartsOfAMultiPartArchive() {
    refusedEntry(entry -> entry.disk = 1, "malformed");
    byte[] zip = good().bytes();
    zip[zip.length - 22 + 4] = 1;
    directory.refuses("neo.zip", zip, "malformed", "one part");
    byte[] other = good().bytes();
    other[other.length - 22 + 8] = 1;
    directory.refuses("neo.zip", other, "malformed", "one part");
  }

  @Test
  void refusesArchivesWithoutAFile() {
    refused(new ZipBytes(), "empty-archive", "without a file");
    refused(new ZipBytes().directory(NAME + "/"), "empty-archive", "without a file");
  }

  @Test
  void refusesNamesThatAreTooLong() {
    refused(good().file("d/".repeat(600) + "x", NOTE), "name-too-long", "1024");
    refused(good().file("x".repeat(256), NOTE), "name-too-long", "255");
  }
}
