// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.bzip2;

import io.odpf.optimus.plugin.compression.stream.ByteFeed;
import io.odpf.optimus.plugin.compression.stream.CompressionException;
import java.io.IOException;

/** Reads the bits of a bzip2 stream, highest first. */
final class Bzip2Bits {
  private final ByteFeed feed;
  private long buffer;
  private int held;

  Bzip2Bits(ByteFeed feed) {
    this.feed = feed;
  }

  /** Reads 1 to 24 bits. */
  int read(int count) throws IOException {
    while (held < count) {
      int next = feed.next();
      if (next < 0) {
        throw CompressionException.truncated("the bzip2 data");
      }
      buffer = buffer << 8 | next;
      held += 8;
    }
    held -= count;
    return (int) (buffer >>> held) & ((1 << count) - 1);
  }

  int readInt() throws IOException {
    return read(16) << 16 | read(16);
  }

  /** Skips the rest of the current byte. */
  void alignToByte() {
    held -= held & 7;
  }

  /** Returns whether there is another byte; called at the beginning of a byte. */
  boolean more() throws IOException {
    return held > 0 || feed.fill();
  }
}
