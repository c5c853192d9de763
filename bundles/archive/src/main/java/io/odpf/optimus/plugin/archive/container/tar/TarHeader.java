// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container.tar;

import io.odpf.optimus.plugin.archive.container.NameBytes;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;

/** A header block with a correct checksum. */
final class TarHeader {
  static final int BLOCK = 512;

  private static final int NAME_LENGTH = 100;
  private static final int SIZE = 124;
  private static final int CHECKSUM = 148;
  private static final int TYPE = 156;
  private static final int LINK = 157;
  private static final int MAGIC = 257;
  private static final int PREFIX = 345;
  private static final int PREFIX_LENGTH = 155;

  private final byte[] block;
  private final boolean posix;

  private TarHeader(byte[] block, boolean posix) {
    this.block = block;
    this.posix = posix;
  }

  /** Returns whether a file that begins with these bytes is a tar archive, even a damaged one. */
  static boolean begins(byte[] head) {
    return startsWithMagic(head)
        || head.length >= BLOCK && checksumIsRight(head)
        || head.length >= 2 * BLOCK && allZero(head, 0, 2 * BLOCK);
  }

  private static boolean startsWithMagic(byte[] head) {
    return head.length >= MAGIC + 5
        && head[MAGIC] == 'u'
        && head[MAGIC + 1] == 's'
        && head[MAGIC + 2] == 't'
        && head[MAGIC + 3] == 'a'
        && head[MAGIC + 4] == 'r';
  }

  /**
   * Parses a header.
   *
   * @param block 512 bytes, which must not change while the header is used
   */
  static TarHeader of(byte[] block) throws ArchiveFault {
    if (!checksumIsRight(block)) {
      throw ArchiveFault.corrupt("the checksum of a tar header is wrong");
    }
    if (startsWithMagic(block)) {
      boolean posix = block[MAGIC + 5] == 0 && block[MAGIC + 6] == '0' && block[MAGIC + 7] == '0';
      boolean gnu = block[MAGIC + 5] == ' ' && block[MAGIC + 6] == ' ' && block[MAGIC + 7] == 0;
      if (posix || gnu) {
        return new TarHeader(block, posix);
      }
    } else if (allZero(block, MAGIC, 8)) {
      return new TarHeader(block, false);
    }
    throw ArchiveFault.malformed("has a tar header of an unknown dialect");
  }

  private static boolean checksumIsRight(byte[] block) {
    int sum = 8 * ' ';
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= CHECKSUM && i < CHECKSUM + 8 ? 0 : block[i] & 0xff;
    }
    try {
      return number(block, CHECKSUM, 8) == sum;
    } catch (ArchiveFault e) {
      return false;
    }
  }

  static boolean allZero(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  char type() {
    return (char) (block[TYPE] & 0xff);
  }

  /** Returns the number of bytes that follow the header. */
  long size() throws ArchiveFault {
    return number(block, SIZE, 12);
  }

  String name() throws ArchiveFault {
    String name = text(0, NAME_LENGTH);
    String prefix = posix ? text(PREFIX, PREFIX_LENGTH) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  /** Returns the target of a link. */
  String linkName() throws ArchiveFault {
    return text(LINK, NAME_LENGTH);
  }

  /** Reads a text up to its first NUL; some tools write times after it. */
  private String text(int offset, int length) throws ArchiveFault {
    int count = 0;
    while (count < length && block[offset + count] != 0) {
      count++;
    }
    return NameBytes.text(block, offset, count);
  }

  /** Reads octal digits between spaces and NULs, or a binary number if the highest bit is set. */
  private static long number(byte[] block, int offset, int length) throws ArchiveFault {
    if (block[offset] < 0) {
      return binary(block, offset, length);
    }
    int at = offset;
    int end = offset + length;
    while (at < end && block[at] == ' ') {
      at++;
    }
    long value = 0;
    while (at < end && block[at] >= '0' && block[at] <= '7') {
      value = value << 3 | block[at++] - '0';
    }
    for (; at < end; at++) {
      if (block[at] != 0 && block[at] != ' ') {
        throw ArchiveFault.malformed("has a tar header with an invalid number");
      }
    }
    return value;
  }

  private static long binary(byte[] block, int offset, int length) throws ArchiveFault {
    if ((block[offset] & 0x40) != 0) {
      throw ArchiveFault.malformed("has a tar header with a negative number");
    }
    long value = block[offset] & 0x3f;
    for (int i = offset + 1; i < offset + length; i++) {
      if (value >>> 54 != 0) {
        throw ArchiveFault.malformed("has a tar header with an impossible number");
      }
      value = value << 8 | block[i] & 0xff;
    }
    return value;
  }
}
