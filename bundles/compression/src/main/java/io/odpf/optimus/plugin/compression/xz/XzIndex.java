// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.xz;

import io.odpf.optimus.plugin.compression.stream.ByteFeed;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The sizes of a stream's blocks, which its index repeats. Only a digest of them is kept, since
 * their number is unlimited.
 */
final class XzIndex {
  private static final int MAX_NUMBER_BYTES = 9;

  private final CRC32 crc = new CRC32();
  private final byte[] record = new byte[2 * Long.BYTES];
  private final MessageDigest digest = sha256();
  private long blocks;

  /** Begins a stream. */
  void begin() {
    blocks = 0;
  }

  /** Adds a block that was read. */
  void add(long unpaddedSize, long size) {
    blocks++;
    update(unpaddedSize, size);
  }

  private void update(long unpaddedSize, long size) {
    for (int i = 0; i < Long.BYTES; i++) {
      record[i] = (byte) (unpaddedSize >>> 8 * i);
      record[Long.BYTES + i] = (byte) (size >>> 8 * i);
    }
    digest.update(record);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Reads the index after its first byte, which is 0, and compares it to the blocks.
   *
   * @return the size of the index
   */
  long read(ByteFeed feed) throws IOException {
    crc.reset();
    crc.update(0);
    Numbers numbers = new Numbers(feed, crc);
    if (numbers.next() != blocks) {
      throw XzInput.invalid("an index of other blocks");
    }
    if (blocks > 0) {
      byte[] expected = digest.digest();
      for (long i = 0; i < blocks; i++) {
        long unpaddedSize = numbers.next();
        update(unpaddedSize, numbers.next());
      }
      if (!Arrays.equals(expected, digest.digest())) {
        throw XzInput.invalid("an index of other blocks");
      }
    }
    while ((numbers.count & 3) != 0) {
      if (numbers.octet() != 0) {
        throw XzInput.invalid("an index that is not padded with zeros");
      }
    }
    XzInput.requireCrc(feed, crc);
    return numbers.count + Integer.BYTES;
  }

  /** The numbers of an index: 7 bits a byte, lowest first. */
  private static final class Numbers {
    private final ByteFeed feed;
    private final CRC32 crc;
    private long count = 1;

    Numbers(ByteFeed feed, CRC32 crc) {
      this.feed = feed;
      this.crc = crc;
    }

    int octet() throws IOException {
      int value = feed.next();
      if (value < 0) {
        throw XzInput.truncated();
      }
      crc.update(value);
      count++;
      return value;
    }

    long next() throws IOException {
      long number = 0;
      for (int i = 0; i < MAX_NUMBER_BYTES; i++) {
        int value = octet();
        number |= (value & 0x7fL) << 7 * i;
        if (value < 0x80) {
          if (value == 0 && i > 0) {
            break;
          }
          return number;
        }
      }
      throw XzInput.invalid("a number that is not encoded in the shortest form");
    }
  }
}
