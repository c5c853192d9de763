// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.xz;

import io.odpf.optimus.plugin.compression.stream.BulkInput;
import io.odpf.optimus.plugin.compression.stream.ByteFeed;
import io.odpf.optimus.plugin.compression.stream.CompressionException;
import io.odpf.optimus.plugin.compression.stream.DecoderMemory;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** Decodes xz streams, with padding between them, and verifies the index and checksums of each. */
public final class XzInput extends BulkInput {
  private static final byte[] MAGIC = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0};
  private static final int HEADER_BYTES = 12;
  private static final int MAX_CHECK = 15;

  private final ByteFeed feed;
  private final XzBlock block;
  private final XzIndex index = new XzIndex();
  private final CRC32 crc = new CRC32();
  private final byte[] scratch = new byte[HEADER_BYTES];
  private final XzCheck[] checks = new XzCheck[MAX_CHECK + 1];

  private int check;
  private long streams;
  private boolean inStream;
  private boolean inBlock;
  private boolean ended;

  /**
   * Creates a decoder.
   *
   * @param packed stays open when the decoder is closed
   * @param memory reserves the window until the decoder is closed
   */
  public XzInput(InputStream packed, DecoderMemory memory) {
    this.feed = new ByteFeed(packed);
    this.block = new XzBlock(feed, memory);
  }

  @Override
  public void close() {
    block.close();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length && !ended) {
      if (inBlock) {
        int count = block.read(bytes, offset + done, length - done);
        if (count < 0) {
          block.end(index);
          inBlock = false;
        } else {
          done += count;
        }
      } else if (inStream) {
        nextBlock();
      } else {
        nextStream();
      }
    }
    return done > 0 || length == 0 ? done : -1;
  }

  private void nextBlock() throws IOException {
    int first = feed.next();
    if (first < 0) {
      throw truncated();
    }
    if (first > 0) {
      block.begin(first, checks[check]);
      inBlock = true;
    } else {
      endStream(index.read(feed));
      inStream = false;
    }
  }

  private void nextStream() throws IOException {
    if (streams++ > 0 && !skipPadding()) {
      ended = true;
      return;
    }
    if (feed.read(scratch, 0, HEADER_BYTES) < HEADER_BYTES) {
      throw streams > 1 ? trailing() : truncated();
    }
    for (int i = 0; i < MAGIC.length; i++) {
      if (scratch[i] != MAGIC[i]) {
        throw trailing();
      }
    }
    crc.reset();
    crc.update(scratch, MAGIC.length, 2);
    if (Words.get(scratch, MAGIC.length + 2) != (int) crc.getValue()) {
      throw invalid("a stream's header");
    }
    check = scratch[MAGIC.length + 1];
    if (scratch[MAGIC.length] != 0 || check < 0 || check > MAX_CHECK) {
      throw unknownOptions();
    }
    if (checks[check] == null) {
      checks[check] = XzCheck.of(check);
    }
    index.begin();
    inStream = true;
  }

  /** Skips zeros, in multiples of 4; returns false at the end of the input. */
  private boolean skipPadding() throws IOException {
    int count = 0;
    while (feed.fill() && feed.buffer()[feed.position()] == 0) {
      feed.skip(1);
      count = count + 1 & 3;
    }
    if (count != 0) {
      throw trailing();
    }
    return feed.fill();
  }

  private void endStream(long indexSize) throws IOException {
    if (feed.read(scratch, 0, HEADER_BYTES) < HEADER_BYTES) {
      throw truncated();
    }
    crc.reset();
    crc.update(scratch, Integer.BYTES, 6);
    long backwardSize = (Words.get(scratch, Integer.BYTES) & 0xffffffffL) * 4 + 4;
    if (Words.get(scratch, 0) != (int) crc.getValue()
        || backwardSize != indexSize
        || scratch[8] != 0
        || scratch[9] != check
        || scratch[10] != 'Y'
        || scratch[11] != 'Z') {
      throw invalid("a stream's footer");
    }
  }

  /** Requires that the next 4 bytes are a checksum. */
  static void requireCrc(ByteFeed feed, CRC32 crc) throws IOException {
    int value = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      int next = feed.next();
      if (next < 0) {
        throw truncated();
      }
      value |= next << 8 * i;
    }
    if (value != (int) crc.getValue()) {
      throw invalid("an index");
    }
  }

  static CompressionException truncated() {
    return CompressionException.truncated("the xz data");
  }

  private static CompressionException trailing() {
    return CompressionException.trailing("the xz data");
  }

  static CompressionException unknownOptions() {
    return CompressionException.corrupt("the xz data uses options that are unknown");
  }

  /**
   * Creates an exception for invalid data.
   *
   * @param what the invalid part
   */
  static CompressionException invalid(String what) {
    return CompressionException.corrupt("the xz data is invalid, at " + what);
  }
}
