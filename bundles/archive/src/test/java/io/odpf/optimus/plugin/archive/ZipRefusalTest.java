// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static io.odpf.optimus.plugin.archive.UnpackDirectory.NAME;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Zip archives that are no honest ones. */
class ZipRefusalTest {
  private static final byte[] PROGRAM = Programs.linuxAmd64();
  private static final byte[] NOTE = "a note".getBytes(StandardCharsets.UTF_8);
  private static final byte[] GARBAGE = Programs.noise(100, 9);

  @TempDir Path folder;
  private UnpackDirectory directory;

  @BeforeEach
  void createDirectory() {
    directory = new UnpackDirectory(folder);
  }

  private static ZipBytes good() {
    return new ZipBytes().stored("README", NOTE).file(NAME, PROGRAM);
  }

  private void refused(ZipBytes zip, String code, String... words) {
    directory.refuses("neo.zip", zip.bytes(), code, words);
  }

  private void refusedWith(Consumer<ZipBytes> change, String code, String... words) {
    refused(good().with(change), code, words);
  }

  private void refusedEntry(Consumer<ZipBytes.Entry> change, String code, String... words) {
    refused(new ZipBytes().stored("README", NOTE).file(NAME, PROGRAM, change), code, words);
    refused(new ZipBytes().file(NAME, PROGRAM, change).stored("README", NOTE), code, words);
  }

  @Test
  void refusesBytesThatBelongToNothing() {
    refusedWith(zip -> zip.after = GARBAGE, "trailing-data", "end of its zip");
    refusedWith(zip -> zip.after = new byte[] {0, 0, 1}, "trailing-data", "end of its zip");
    refusedWith(zip -> zip.after = new byte[] {1, 0, 0}, "trailing-data", "end of its zip");
    refusedWith(zip -> zip.after = new byte[0x10001], "trailing-data", "end of its zip");
    refusedWith(zip -> zip.beforeDirectory = GARBAGE, "malformed", "belong to nothing");
    refusedWith(zip -> zip.afterDirectory = GARBAGE, "malformed", "belong to nothing");
    refusedEntry(entry -> entry.gap = GARBAGE, "malformed", "belong to nothing");
    refusedEntry(
        entry -> {
          entry.data = GzipBytes.join(entry.data, GARBAGE);
          entry.packed += 100;
          entry.localPacked += 100;
        },
        "malformed",
        "behind the data");
  }

  @Test
  void refusesAPrefix() {
    byte[] zip = new ZipBytes().file("README", NOTE).file(NAME, PROGRAM).bytes();
    // Offsets as they were, and offsets that count the prefix.
    directory.refuses("neo.zip", GzipBytes.join(GARBAGE, zip), "not-an-archive", "unknown kind");
    refusedWith(zip2 -> zip2.before = GARBAGE, "not-an-archive", "unknown kind");
    byte[] entry = Arrays.copyOf(zip, 60);
    directory.refuses("neo.zip", GzipBytes.join(entry, zip), "malformed", "belong to nothing");
    refusedWith(zip3 -> zip3.before = entry, "malformed", "belong to nothing");
  }

  @Test
  void refusesTwoEndRecords() {
    byte[] end = new byte[22];
    System.arraycopy(new byte[] {'P', 'K', 5, 6}, 0, end, 0, 4);
    refusedWith(zip -> zip.comment = end, "malformed", "two end records");
    refusedWith(
        zip -> zip.comment = GzipBytes.join(NOTE, end, NOTE), "malformed", "two end records");
    byte[] reaching = end.clone();
    reaching[20] = 0;
    byte[] whole = good().bytes();
    refusedWith(zip -> zip.after = end, "malformed");
    directory.refuses("neo.zip", GzipBytes.join(whole, whole), "malformed");
  }

  @Test
  void readsEntryDataThatLookLikeAnEndRecord() {
    // A stored entry holds an end record whose comment would reach to the end of the file.
    byte[] end = new byte[22];
    System.arraycopy(new byte[] {'P', 'K', 5, 6}, 0, end, 0, 4);
    byte[] probe = new ZipBytes().file(NAME, PROGRAM).stored("x", end).bytes();
    int at = 0;
    for (int i = 0; i + 3 < probe.length - 22; i++) {
      if (probe[i] == 'P' && probe[i + 1] == 'K' && probe[i + 2] == 5 && probe[i + 3] == 6) {
        at = i;
      }
    }
    int reach = probe.length - at - 22;
    end[20] = (byte) reach;
    end[21] = (byte) (reach >> 8);
    refused(new ZipBytes().file(NAME, PROGRAM).stored("x", end), "malformed", "two end records");
  }

  @Test
  void refusesAWrongEndRecord() {
    refusedWith(zip -> zip.countChange = 1, "malformed", "entries that its end promises");
    refusedWith(zip -> zip.countChange = -1, "malformed", "entries that its end promises");
    refusedWith(zip -> zip.sizeChange = -5, "malformed", "belong to nothing");
    refusedWith(zip -> zip.sizeChange = 5, "malformed", "not where its end says");
    refusedWith(zip -> zip.offsetChange = 3, "malformed", "not where its end says");
    refusedWith(zip -> zip.offsetChange = -3, "malformed", "belong to nothing");
    refusedWith(zip -> zip.endSaysMax = true, "malformed");
  }

  @Test
  void refusesWrongZip64Records() {
    refusedWith(
        zip -> {
          zip.zip64End = true;
          zip.zip64CountChange = 1;
        },
        "malformed",
        "disagree");
    refusedWith(
        zip -> {
          zip.zip64End = true;
          zip.endSaysMax = true;
          zip.zip64CountChange = -1;
        },
        "malformed",
        "promises");
    refusedWith(
        zip -> {
          zip.zip64End = true;
          zip.endSaysMax = true;
          zip.zip64CountChange = 1L << 40;
        },
        "too-many-entries",
        "10000");
    refusedWith(
        zip -> {
          zip.zip64End = true;
          zip.zip64OffsetChange = -4;
        },
        "malformed",
        "belong to nothing");
    refusedWith(
        zip -> {
          zip.zip64End = true;
          zip.endSaysMax = true;
          zip.zip64OffsetChange = Long.MIN_VALUE;
        },
        "malformed",
        "zip64 record");
  }

  @Test
  void refusesWrongZip64Sizes() {
    refusedEntry(
        entry -> {
          entry.extra =
              ZipBytes.field(1, ZipBytes.u64(entry.unpacked + 1), ZipBytes.u64(entry.packed));
          entry.unpacked = ZipBytes.MAX32;
          entry.packed = ZipBytes.MAX32;
        },
        "malformed",
        "disagree");
    refusedEntry(entry -> entry.unpacked = ZipBytes.MAX32, "malformed", "zip64 sizes");
    refusedEntry(
        entry -> entry.extra = ZipBytes.field(1, ZipBytes.u64(5), ZipBytes.u64(5)),
        "malformed",
        "zip64 sizes");
    refusedEntry(
        entry -> {
          entry.extra = ZipBytes.field(1, ZipBytes.u64(-1));
          entry.unpacked = ZipBytes.MAX32;
        },
        "malformed",
        "zip64 sizes");
    refusedEntry(
        entry -> {
          entry.extra = ZipBytes.field(1, ZipBytes.u64(1L << 50));
          entry.unpacked = ZipBytes.MAX32;
        },
        "too-large",
        "limit");
    refusedEntry(
        entry -> entry.localExtra = ZipBytes.field(1, ZipBytes.u64(1), ZipBytes.u64(1)),
        "malformed",
        "zip64 sizes");
  }

  @Test
  void refusesDirectoryAndEntryThatDisagree() {
    refusedEntry(
        entry -> entry.localName = "optimus-neo_linux_arm64".getBytes(StandardCharsets.UTF_8),
        "malformed",
        "disagree about " + NAME);
    refusedEntry(
        entry -> entry.localName = "x".getBytes(StandardCharsets.UTF_8), "malformed", "disagree");
    refusedEntry(entry -> entry.localMethod = 0, "malformed", "disagree");
    refusedEntry(entry -> entry.localFlags = ZipBytes.UTF8, "malformed", "disagree");
    refusedEntry(entry -> entry.localCrc ^= 1, "malformed", "disagree");
    refusedEntry(entry -> entry.localPacked++, "malformed", "disagree");
    refusedEntry(entry -> entry.localUnpacked++, "malformed", "disagree");
    refusedEntry(
        entry -> {
          entry.localCrc = 0;
          entry.localPacked = 0;
          entry.localUnpacked = 0;
        },
        "malformed",
        "disagree");
  }

  @Test
  void refusesEntriesThatAreNotInTheDirectory() {
    refused(
        new ZipBytes()
            .stored("README", NOTE)
            .file(NAME, PROGRAM, entry -> entry.inDirectory = false),
        "malformed",
        "belong to nothing");
    refused(
        new ZipBytes()
            .file("evil", PROGRAM, entry -> entry.inDirectory = false)
            .file(NAME, PROGRAM),
        "malformed",
        "belong to nothing");
  }

  @Test
  void refusesWrongSizesAndChecksums() {
    refusedEntry(
        entry -> {
          entry.crc ^= 1;
          entry.localCrc ^= 1;
        },
        "corrupt",
        "checksum of the entry " + NAME);
    refusedEntry(
        entry -> {
          entry.unpacked--;
          entry.localUnpacked--;
        },
        "corrupt",
        "longer than it says");
    refusedEntry(
        entry -> {
          entry.unpacked++;
          entry.localUnpacked++;
        },
        "corrupt",
        "length of the entry");
    refusedEntry(
        entry -> {
          entry.data = Arrays.copyOf(entry.data, entry.data.length - 40);
          entry.packed -= 40;
          entry.localPacked -= 40;
        },
        "corrupt");
    refusedEntry(
        entry -> {
          entry.packed += 1 << 20;
          entry.localPacked += 1 << 20;
        },
        "malformed",
        "overlap");
    refusedEntry(entry -> entry.data = GARBAGE, "malformed");
  }

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
        "belong to nothing");
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
        entry -> entry.attributes = 0040755L << 16, "malformed", "both a file and a folder");
    refusedEntry(
        entry -> {
          entry.madeBy = 20;
          entry.attributes = 0x10;
        },
        "malformed",
        "both a file and a folder");
    refused(good().file("docs/", NOTE, entry -> entry.attributes = 0), "malformed", "with data");
    refused(good().file("docs/", new byte[0]), "malformed", "both a file and a folder");
  }

  @Test
  void refusesInvalidExtraFields() {
    refusedEntry(entry -> entry.extra = new byte[] {1}, "malformed", "extra fields");
    refusedEntry(entry -> entry.extra = new byte[] {9, 9, 50, 0, 1}, "malformed", "extra fields");
    refusedEntry(entry -> entry.localExtra = new byte[] {9, 9, 1}, "malformed", "extra fields");
    byte[] zip64 = ZipBytes.field(1);
    refusedEntry(entry -> entry.extra = GzipBytes.join(zip64, zip64), "malformed", "twice");
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
