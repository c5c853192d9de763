// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container.tar;

import io.odpf.optimus.plugin.archive.ArchiveProblem;
import io.odpf.optimus.plugin.archive.container.EntrySink;
import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.archive.input.Budget;
import io.odpf.optimus.plugin.compression.stream.ByteFeed;
import java.io.IOException;

/**
 * Reads sparse files in GNU format 1.0, which bsdtar writes by default: a map of the data as
 * decimal numbers, one per line, padded to a block, followed by the data.
 */
final class SparseMap {
  private static final int BLOCK = TarHeader.BLOCK;
  private static final byte[] HOLE = new byte[64 << 10];

  private final ByteFeed feed;
  private final EntrySink sink;
  private final Budget budget;
  private final byte[] block = new byte[BLOCK];
  private int position = BLOCK;
  private long mapBytes;

  SparseMap(ByteFeed feed, EntrySink sink, Budget budget) {
    this.feed = feed;
    this.sink = sink;
    this.budget = budget;
  }

  /**
   * Reads an entry's map and data.
   *
   * @param packed the size of map and data in bytes
   * @param size the size of the file with its holes in bytes
   */
  void read(long packed, long size) throws IOException {
    budget.promised(size);
    int count = (int) Math.min(number(packed), Integer.MAX_VALUE);
    budget.header(2L * count);
    long[] map = new long[2 * count];
    for (int i = 0; i < map.length; i++) {
      map[i] = number(packed);
    }
    long done = 0;
    long left = packed - mapBytes;
    for (int i = 0; i < map.length; i += 2) {
      long length = map[i + 1];
      if (map[i] < done || length > left || map[i] > size || length > size - map[i]) {
        throw malformed();
      }
      hole(map[i] - done);
      data(length);
      left -= length;
      done = map[i] + length;
    }
    if (left != 0) {
      throw malformed();
    }
    hole(size - done);
  }

  private void hole(long length) throws IOException {
    for (long left = length; left > 0; left -= HOLE.length) {
      int count = (int) Math.min(left, HOLE.length);
      budget.unpacked(count);
      sink.data(HOLE, 0, count);
    }
  }

  private void data(long length) throws IOException {
    for (long left = length; left > 0; ) {
      if (!feed.fill()) {
        throw ArchiveFault.truncated("inside a sparse file");
      }
      int count = (int) Math.min(left, feed.available());
      sink.data(feed.buffer(), feed.position(), count);
      feed.skip(count);
      left -= count;
    }
  }

  private long number(long packed) throws IOException {
    long value = 0;
    int digits = 0;
    for (int c = next(packed); c != '\n'; c = next(packed)) {
      if (c < '0' || c > '9' || ++digits > 18) {
        throw malformed();
      }
      value = 10 * value + c - '0';
    }
    if (digits == 0) {
      throw malformed();
    }
    return value;
  }

  private int next(long packed) throws IOException {
    if (position == BLOCK) {
      mapBytes += BLOCK;
      if (mapBytes > packed) {
        throw malformed();
      }
      budget.header(mapBytes);
      if (feed.read(block, BLOCK) < BLOCK) {
        throw ArchiveFault.truncated("inside the map of a sparse file");
      }
      position = 0;
    }
    return block[position++] & 0xff;
  }

  private static ArchiveFault malformed() {
    return ArchiveFault.malformed("has a sparse file with an invalid map");
  }

  static ArchiveFault unsupported() {
    return new ArchiveFault(
        ArchiveProblem.SPECIAL_ENTRY,
        "has a sparse file in an old format of GNU tar",
        "pack the artifact again without --sparse (-S), or with --sparse-version=1.0"
            + " --format=posix");
  }
}
