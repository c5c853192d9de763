// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container.zip;

import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import java.io.IOException;
import java.util.Optional;

/**
 * The location of a zip archive's central directory, as the end record gives it.
 *
 * @param entries the number of entries
 * @param begin the position of the first byte
 * @param end the position after the last byte
 */
record EndRecord(long entries, long begin, long end) {
  private static final long SIGNATURE = 0x06054b50L;
  private static final long ZIP64_SIGNATURE = 0x06064b50L;
  private static final long ZIP64_LOCATOR_SIGNATURE = 0x07064b50L;
  static final int LENGTH = 22;
  private static final int ZIP64_LENGTH = 56;
  private static final int ZIP64_LOCATOR_LENGTH = 20;
  static final int MAX_COMMENT = 0xffff;
  private static final int MAX_PADDING = 0x10000;
  private static final int U16_MAX = 0xffff;
  private static final long U32_MAX = 0xffffffffL;

  /** Returns whether a file's last bytes end with an end record and its comment. */
  static boolean isAtEnd(byte[] tail) {
    for (int at = tail.length - LENGTH; at >= 0; at--) {
      if (Little.u32(tail, at) == SIGNATURE
          && at + LENGTH + Little.u16(tail, at + 20) == tail.length) {
        return true;
      }
    }
    return false;
  }

  /** Finds the end record and its zip64 record, and requires that they agree. */
  static EndRecord find(ZipFile file) throws IOException {
    int tailLength = (int) Math.min(file.size(), LENGTH + MAX_COMMENT + MAX_PADDING);
    long tailBegin = file.size() - tailLength;
    byte[] tail = file.read(tailBegin, tailLength);
    int zerosBegin = tailLength;
    while (zerosBegin > 0 && tail[zerosBegin - 1] == 0) {
      zerosBegin--;
    }
    int found = -1;
    for (int at = tailLength - LENGTH; at >= 0; at--) {
      if (Little.u32(tail, at) == SIGNATURE && isEnd(tail, at, zerosBegin)) {
        if (found >= 0) {
          throw ArchiveFault.malformed("is a zip archive with two end records");
        }
        found = at;
      }
    }
    if (found < 0) {
      throw noEnd(tail);
    }
    for (int at = found + 4; at + 4 <= tailLength; at++) {
      if (Little.u32(tail, at) == SIGNATURE) {
        throw ArchiveFault.malformed("is a zip archive with two end records");
      }
    }
    return read(file, tail, found, tailBegin + found);
  }

  /** Returns whether nothing but padding with zeros follows a record and its comment. */
  private static boolean isEnd(byte[] tail, int at, int zerosBegin) {
    int end = at + LENGTH + Little.u16(tail, at + 20);
    return end <= tail.length && end >= zerosBegin && tail.length - end <= MAX_PADDING;
  }

  /** Creates the fault for an archive without an end record: truncated, or with trailing bytes. */
  private static ArchiveFault noEnd(byte[] tail) {
    for (int at = tail.length - LENGTH; at >= 0; at--) {
      if (Little.u32(tail, at) == SIGNATURE
          && at + LENGTH + Little.u16(tail, at + 20) < tail.length) {
        return ArchiveFault.trailing("the end of its zip archive");
      }
    }
    return ArchiveFault.truncated("before the end of its zip archive");
  }

  private static EndRecord read(ZipFile file, byte[] tail, int at, long position)
      throws IOException {
    int disk = Little.u16(tail, at + 4);
    int directoryDisk = Little.u16(tail, at + 6);
    int entriesHere = Little.u16(tail, at + 8);
    int entries = Little.u16(tail, at + 10);
    long length = Little.u32(tail, at + 12);
    long begin = Little.u32(tail, at + 16);
    Optional<EndRecord> found = zip64(file, position);
    if (found.isEmpty()) {
      if (disk != 0 || directoryDisk != 0 || entriesHere != entries) {
        throw ArchiveFault.malformed("is one part of a multi-part zip archive");
      }
      return checked(new EndRecord(entries, begin, begin + length), position);
    }
    EndRecord zip64 = found.get();
    long zip64Length = zip64.end - zip64.begin;
    boolean agree =
        (disk == 0 || disk == U16_MAX)
            && (directoryDisk == 0 || directoryDisk == U16_MAX)
            && entriesHere == entries
            && (entries == U16_MAX || entries == zip64.entries)
            && (length == U32_MAX || length == zip64Length)
            && (begin == U32_MAX || begin == zip64.begin);
    if (!agree) {
      throw ArchiveFault.malformed("is a zip archive whose two end records disagree");
    }
    return zip64;
  }

  /** Reads the zip64 end record, whose locator precedes the end record; empty if it is absent. */
  private static Optional<EndRecord> zip64(ZipFile file, long endPosition) throws IOException {
    long locatorPosition = endPosition - ZIP64_LOCATOR_LENGTH;
    if (locatorPosition < 0) {
      return Optional.empty();
    }
    byte[] locator = file.read(locatorPosition, ZIP64_LOCATOR_LENGTH);
    if (Little.u32(locator, 0) != ZIP64_LOCATOR_SIGNATURE) {
      return Optional.empty();
    }
    long position = Little.u64(locator, 8);
    if (Little.u32(locator, 4) != 0
        || Little.u32(locator, 16) > 1
        || position != locatorPosition - ZIP64_LENGTH) {
      throw ArchiveFault.malformed("is a zip archive with a wrong zip64 locator");
    }
    byte[] record = file.read(position, ZIP64_LENGTH);
    long entries = Little.u64(record, 32);
    long length = Little.u64(record, 40);
    long begin = Little.u64(record, 48);
    if (Little.u32(record, 0) != ZIP64_SIGNATURE
        || Little.u64(record, 4) != ZIP64_LENGTH - 12
        || Little.u32(record, 16) != 0
        || Little.u32(record, 20) != 0
        || Little.u64(record, 24) != entries
        || entries < 0
        || begin < 0
        || length < 0
        || begin > position) {
      throw ArchiveFault.malformed("is a zip archive with a wrong zip64 record");
    }
    return Optional.of(checked(new EndRecord(entries, begin, begin + length), position));
  }

  private static EndRecord checked(EndRecord record, long followedAt) throws ArchiveFault {
    if (record.end < followedAt) {
      // Bytes precede the archive, or lie between its directory and its end record.
      throw ArchiveFault.malformed(
          "is a zip archive with unexpected bytes before or after its directory");
    }
    if (record.end > followedAt) {
      throw ArchiveFault.malformed("is a zip archive whose directory is not where its end says");
    }
    return record;
  }
}
