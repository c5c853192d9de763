// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.codec;

import io.odpf.optimus.plugin.archive.input.ArchiveFault;
import io.odpf.optimus.plugin.archive.input.BulkInput;
import io.odpf.optimus.plugin.archive.input.ByteFeed;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bzip2, one stream or several. Here because the library that is well kept comes with three others
 * behind it, ten times the size of this bundle, for a format that is rarely met.
 */
final class Bzip2Input extends BulkInput {
  private static final long BLOCK = 0x314159265359L;
  private static final long END = 0x177245385090L;

  private final ByteFeed feed;
  private final Bzip2Bits bits;
  private final Bzip2Block block;
  private boolean inStream;
  private boolean inBlock;
  private boolean ended;
  private int streams;
  private int streamCrc;

  Bzip2Input(InputStream packed) {
    this.feed = new ByteFeed(packed);
    this.bits = new Bzip2Bits(feed);
    this.block = new Bzip2Block(bits);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (!ended) {
      if (inBlock) {
        int count = block.read(bytes, offset, length);
        if (count > 0) {
          return count;
        }
        streamCrc = (streamCrc << 1 | streamCrc >>> 31) ^ block.checkedCrc();
        inBlock = false;
      } else if (inStream) {
        nextBlock();
      } else {
        nextStream();
      }
    }
    return -1;
  }

  private void nextBlock() throws IOException {
    long magic = (long) bits.read(24) << 24 | bits.read(24);
    if (magic == BLOCK) {
      block.decode();
      inBlock = true;
    } else if (magic == END) {
      if (bits.readInt() != streamCrc) {
        throw ArchiveFault.corrupt("the checksum of its bzip2 data is wrong");
      }
      bits.alignToByte();
      inStream = false;
    } else {
      throw ArchiveFault.corrupt("its bzip2 data has no block where one should begin");
    }
  }

  private void nextStream() throws IOException {
    if (streams++ > 0 && !bits.more()) {
      ended = true;
      return;
    }
    if (bits.read(8) != 'B' || bits.read(8) != 'Z' || bits.read(8) != 'h') {
      throw ArchiveFault.trailing("its bzip2 data");
    }
    int level = bits.read(8) - '0';
    if (level < 1 || level > 9) {
      throw ArchiveFault.corrupt("its bzip2 header names an unknown block size");
    }
    block.restart(level * 100_000);
    streamCrc = 0;
    inStream = true;
  }
}
