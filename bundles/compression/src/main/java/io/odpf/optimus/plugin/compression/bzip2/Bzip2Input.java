// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.bzip2;

import io.odpf.optimus.plugin.compression.stream.BulkInput;
import io.odpf.optimus.plugin.compression.stream.ByteFeed;
import io.odpf.optimus.plugin.compression.stream.CompressionException;
import java.io.IOException;
import java.io.InputStream;

/** Decodes bzip2 streams. */
public final class Bzip2Input extends BulkInput {
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

  /**
   * Creates a decoder.
   *
   * @param packed stays open when the decoder is closed
   */
  public Bzip2Input(InputStream packed) {
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
        throw CompressionException.corrupt("the checksum of the bzip2 data is wrong");
      }
      bits.alignToByte();
      inStream = false;
    } else {
      throw CompressionException.corrupt("the bzip2 data has no block where one should begin");
    }
  }

  private void nextStream() throws IOException {
    if (streams++ > 0 && !bits.more()) {
      ended = true;
      return;
    }
    if (bits.read(8) != 'B' || bits.read(8) != 'Z' || bits.read(8) != 'h') {
      throw CompressionException.trailing("the bzip2 data");
    }
    int level = bits.read(8) - '0';
    if (level < 1 || level > 9) {
      throw CompressionException.corrupt("the bzip2 header names an unknown block size");
    }
    block.restart(level * 100_000);
    streamCrc = 0;
    inStream = true;
  }
}
