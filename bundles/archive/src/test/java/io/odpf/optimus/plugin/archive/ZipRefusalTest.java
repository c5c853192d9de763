// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static io.odpf.optimus.plugin.archive.UnpackDirectory.NAME;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Refuses zip archives with an invalid or ambiguous structure. */
class ZipRefusalTest extends ZipRefusalTestCase {
  @Test
  void refusesBytesThatBelongToNothing() {
    refusedWith(zip -> zip.after = GARBAGE, "trailing-data", "end of its zip");
    refusedWith(zip -> zip.after = new byte[] {0, 0, 1}, "trailing-data", "end of its zip");
    refusedWith(zip -> zip.after = new byte[] {1, 0, 0}, "trailing-data", "end of its zip");
    refusedWith(zip -> zip.after = new byte[0x10001], "trailing-data", "end of its zip");
    refusedWith(zip -> zip.beforeDirectory = GARBAGE, "malformed", "unexpected bytes");
    refusedWith(zip -> zip.afterDirectory = GARBAGE, "malformed", "unexpected bytes");
    refusedEntry(entry -> entry.gap = GARBAGE, "malformed", "unexpected bytes");
    refusedEntry(
        entry -> {
          entry.data = GzipBytes.join(entry.data, GARBAGE);
          entry.packed += 100;
          entry.localPacked += 100;
        },
        "malformed",
        "after the data");
  }

  @Test
  void refusesAPrefix() {
    byte[] zip = new ZipBytes().file("README", NOTE).file(NAME, PROGRAM).bytes();
    // Offsets as they were, and offsets that count the prefix.
    directory.refuses("neo.zip", GzipBytes.join(GARBAGE, zip), "not-an-archive", "unknown kind");
    refusedWith(zip2 -> zip2.before = GARBAGE, "not-an-archive", "unknown kind");
    byte[] entry = Arrays.copyOf(zip, 60);
    directory.refuses("neo.zip", GzipBytes.join(entry, zip), "malformed", "unexpected bytes");
    refusedWith(zip3 -> zip3.before = entry, "malformed", "unexpected bytes");
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
    refusedWith(zip -> zip.countChange = 1, "malformed", "does not match its end record");
    refusedWith(zip -> zip.countChange = -1, "malformed", "does not match its end record");
    refusedWith(zip -> zip.sizeChange = -5, "malformed", "unexpected bytes");
    refusedWith(zip -> zip.sizeChange = 5, "malformed", "not where its end says");
    refusedWith(zip -> zip.offsetChange = 3, "malformed", "not where its end says");
    refusedWith(zip -> zip.offsetChange = -3, "malformed", "unexpected bytes");
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
        "does not match its end record");
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
        "unexpected bytes");
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
        "unexpected bytes");
    refused(
        new ZipBytes()
            .file("evil", PROGRAM, entry -> entry.inDirectory = false)
            .file(NAME, PROGRAM),
        "malformed",
        "unexpected bytes");
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
        "longer than its header says");
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
}
