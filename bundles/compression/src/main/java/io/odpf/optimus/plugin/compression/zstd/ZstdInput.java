// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.zstd;

import io.odpf.optimus.plugin.compression.stream.BulkInput;
import io.odpf.optimus.plugin.compression.stream.ByteFeed;
import io.odpf.optimus.plugin.compression.stream.CompressionException;
import io.odpf.optimus.plugin.compression.stream.DecoderMemory;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Decodes Zstandard frames, and verifies the checksum and size of each. Skips skippable frames. */
public final class ZstdInput extends BulkInput {
  private static final int FRAME = 0xfd2fb528;
  private static final int SKIPPABLE = 0x184d2a50;
  private static final int BLOCK_BYTES = 128 << 10;

  private final ByteFeed feed;
  private final DecoderMemory memory;
  private final byte[] scratch = new byte[8];

  /** A block, with room after it for reads of whole words. */
  private final byte[] packedBlock = new byte[BLOCK_BYTES + 8];

  private final Window window = new Window();
  private final BlockDecoder decoder = new BlockDecoder(window);

  /** The checksum of the frame; null if the frame has none. */
  private @Nullable XxHash64 hash;

  private long expectedSize;
  private long size;
  private int maxBlock;
  private boolean inFrame;
  private boolean lastBlock;
  private boolean any;
  private long wanted;
  private long reserved;

  /**
   * Creates a decoder.
   *
   * @param packed stays open when the decoder is closed
   * @param memory reserves the window until the decoder is closed
   */
  public ZstdInput(InputStream packed, DecoderMemory memory) {
    this.feed = new ByteFeed(packed);
    this.memory = memory;
  }

  @Override
  public void close() {
    memory.release(reserved);
    reserved = 0;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (window.unread() == 0) {
      if (!inFrame) {
        if (!nextFrame()) {
          return -1;
        }
      } else if (lastBlock) {
        endFrame();
      } else {
        nextBlock();
      }
    }
    return window.read(bytes, offset, length);
  }

  /** Begins the next frame; returns false at the end of the input. */
  private boolean nextFrame() throws IOException {
    while (feed.fill()) {
      int magic = (int) number(4);
      if (magic == FRAME) {
        frameHeader();
        any = true;
        return true;
      }
      if ((magic & 0xfffffff0) != SKIPPABLE) {
        throw CompressionException.trailing("the zstd data");
      }
      long length = number(4);
      while (length > 0) {
        if (!feed.fill()) {
          throw truncated();
        }
        int count = (int) Math.min(length, feed.available());
        feed.skip(count);
        length -= count;
      }
    }
    if (!any) {
      throw truncated();
    }
    return false;
  }

  private void frameHeader() throws IOException {
    int descriptor = (int) number(1);
    boolean singleSegment = (descriptor & 0x20) != 0;
    if ((descriptor & 0x08) != 0) {
      throw CompressionException.corrupt("the zstd header has a reserved bit set");
    }
    long windowSize = 0;
    if (!singleSegment) {
      int value = (int) number(1);
      long base = 1L << (10 + (value >>> 3));
      windowSize = base + (base >>> 3) * (value & 7);
    }
    int dictionaryBytes = (descriptor & 3) == 3 ? 4 : descriptor & 3;
    if (number(dictionaryBytes) != 0) {
      throw CompressionException.corrupt("the zstd data requires a dictionary");
    }
    int sizeBytes = descriptor >>> 6 == 0 ? (singleSegment ? 1 : 0) : 1 << (descriptor >>> 6);
    expectedSize = sizeBytes == 0 ? -1 : number(sizeBytes) + (sizeBytes == 2 ? 256 : 0);
    if (sizeBytes == 8 && expectedSize < 0) {
      throw CompressionException.corrupt("the zstd header names an impossible length");
    }
    if (singleSegment) {
      windowSize = expectedSize;
    }
    if (windowSize > memory.largest()) {
      throw CompressionException.windowTooLarge("the zstd data", windowSize, memory.largest());
    }
    if (windowSize > wanted) {
      // Release before reserving: a decoder that waits for memory must hold none, or two could
      // wait for each other.
      window.forget();
      close();
      reserved = memory.reserve(windowSize);
      wanted = windowSize;
    }
    hash = (descriptor & 4) != 0 ? new XxHash64() : null;
    maxBlock = (int) Math.min(BLOCK_BYTES, windowSize);
    window.restart((int) windowSize);
    decoder.restart();
    size = 0;
    lastBlock = false;
    inFrame = true;
  }

  private void nextBlock() throws IOException {
    int header = (int) number(3);
    lastBlock = (header & 1) != 0;
    int length = header >>> 3;
    if (length > maxBlock) {
      throw CompressionException.corrupt("a zstd block is larger than its frame allows");
    }
    long begin = window.end();
    switch (header >>> 1 & 3) {
      case 0 -> {
        if (feed.read(packedBlock, length) < length) {
          throw truncated();
        }
        window.append(packedBlock, 0, length);
      }
      case 1 -> window.appendRun((byte) number(1), length);
      case 2 -> {
        if (feed.read(packedBlock, length) < length) {
          throw truncated();
        }
        decoder.decode(packedBlock, length, maxBlock);
      }
      default -> throw CompressionException.corrupt("a zstd block is of a reserved type");
    }
    int count = (int) (window.end() - begin);
    size += count;
    if (hash != null) {
      window.digest(count, hash);
    }
  }

  private void endFrame() throws IOException {
    if (expectedSize >= 0 && expectedSize != size) {
      throw CompressionException.corrupt("the length of the zstd data is wrong");
    }
    if (hash != null && (int) number(4) != (int) hash.value()) {
      throw CompressionException.corrupt("the checksum of the zstd data is wrong");
    }
    inFrame = false;
  }

  /** Reads a little-endian number of up to 8 bytes. */
  private long number(int bytes) throws IOException {
    if (feed.read(scratch, bytes) < bytes) {
      throw truncated();
    }
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << 8 | scratch[i] & 0xff;
    }
    return value;
  }

  private static CompressionException truncated() {
    return CompressionException.truncated("the zstd data");
  }
}
