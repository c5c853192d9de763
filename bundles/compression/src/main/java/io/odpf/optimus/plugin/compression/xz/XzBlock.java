// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.xz;

import io.odpf.optimus.plugin.compression.stream.ByteFeed;
import io.odpf.optimus.plugin.compression.stream.CompressionException;
import io.odpf.optimus.plugin.compression.stream.DecoderMemory;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Reads blocks one after another: header, filters and checksum. */
final class XzBlock {
  private static final int LZMA2 = 0x21;
  private static final int DELTA = 0x03;
  private static final int MAX_FILTERS = 4;
  private static final int MAX_HEADER_BYTES = 1024;
  private static final int MAX_NUMBER_BYTES = 9;

  /** The largest array of a JVM, less some; a multiple of 16. */
  private static final int MAX_DICTIONARY = Integer.MAX_VALUE - 15;

  private final ByteFeed feed;
  private final DecoderMemory memory;
  private final Lzma2Decoder chunks;
  private final CRC32 crc = new CRC32();
  private final byte[] header = new byte[MAX_HEADER_BYTES];
  private final byte[] stored = new byte[32];
  private final int[] filters = new int[MAX_FILTERS];
  private final int[] options = new int[MAX_FILTERS];
  private final BranchStage[] branchStages = new BranchStage[MAX_FILTERS];
  private final DeltaStage[] deltaStages = new DeltaStage[MAX_FILTERS];

  private XzCheck check = XzCheck.NONE;
  private BlockStage last;
  private int headerSize;
  private int position;
  private long promisedPacked;
  private long promised;
  private long size;

  XzBlock(ByteFeed feed, DecoderMemory memory) {
    this.feed = feed;
    this.memory = memory;
    this.chunks = new Lzma2Decoder(feed, memory);
    this.last = chunks;
  }

  /** Releases the reserved memory. */
  void close() {
    chunks.close();
  }

  /**
   * Begins a block.
   *
   * @param first its first byte, which was already read
   */
  void begin(int first, XzCheck newCheck) throws IOException {
    check = newCheck;
    size = 0;
    readHeader(first);
    int flags = header[1];
    if ((flags & 0x3c) != 0) {
      throw XzInput.unknownOptions();
    }
    position = 2;
    promisedPacked = (flags & 0x40) != 0 ? number() : -1;
    promised = (flags & 0x80) != 0 ? number() : -1;
    int count = (flags & 3) + 1;
    for (int i = 0; i < count; i++) {
      readFilter(i, i == count - 1);
    }
    while (position < headerSize - Integer.BYTES) {
      if (header[position++] != 0) {
        throw XzInput.unknownOptions();
      }
    }
    chunks.begin(options[count - 1]);
    last = chunks;
    for (int i = count - 2; i >= 0; i--) {
      last = stage(i, last);
    }
  }

  private void readHeader(int first) throws IOException {
    headerSize = (first + 1) * 4;
    header[0] = (byte) first;
    if (feed.read(header, 1, headerSize - 1) < headerSize - 1) {
      throw XzInput.truncated();
    }
    crc.reset();
    crc.update(header, 0, headerSize - Integer.BYTES);
    if ((int) crc.getValue() != Words.get(header, headerSize - Integer.BYTES)) {
      throw XzInput.invalid("a block's header");
    }
  }

  private BlockStage stage(int i, BlockStage source) throws CompressionException {
    if (filters[i] == DELTA) {
      if (deltaStages[i] == null) {
        deltaStages[i] = new DeltaStage(source, options[i]);
      }
      return deltaStages[i].begin(source, options[i]);
    }
    BranchCode code = BranchCode.of(filters[i]);
    if (branchStages[i] == null) {
      branchStages[i] = new BranchStage(source, code, options[i]);
    }
    return branchStages[i].begin(source, code, options[i]);
  }

  private void readFilter(int i, boolean isLast) throws CompressionException {
    long filter = number();
    long length = number();
    if (length > headerSize - Integer.BYTES - position) {
      throw XzInput.invalid("a block's header");
    }
    if (isLast != (filter == LZMA2) || filter > LZMA2) {
      throw XzInput.unknownOptions();
    }
    filters[i] = (int) filter;
    options[i] =
        switch (filters[i]) {
          case LZMA2 -> dictionarySize(length);
          case DELTA -> distance(length);
          default -> start(filters[i], length);
        };
    position += (int) length;
  }

  private int dictionarySize(long length) throws CompressionException {
    int code = header[position] & 0xff;
    if (length != 1 || code > 40) {
      throw XzInput.unknownOptions();
    }
    long bytes = code == 40 ? (1L << 32) - 1 : (2L | code & 1) << code / 2 + 11;
    long largest = Math.min(memory.largest(), MAX_DICTIONARY);
    if (bytes > largest) {
      throw CompressionException.windowTooLarge("the xz data", bytes, largest);
    }
    return (int) bytes;
  }

  private int distance(long length) throws CompressionException {
    if (length != 1) {
      throw XzInput.unknownOptions();
    }
    return (header[position] & 0xff) + 1;
  }

  private int start(int filter, long length) throws CompressionException {
    if (!BranchCode.isKnown(filter) || length != 0 && length != Integer.BYTES) {
      throw XzInput.unknownOptions();
    }
    int start = length == 0 ? 0 : Words.get(header, position);
    if (start % BranchCode.alignment(filter) != 0) {
      throw XzInput.unknownOptions();
    }
    return start;
  }

  private long number() throws CompressionException {
    long number = 0;
    for (int i = 0; i < MAX_NUMBER_BYTES && position < headerSize - Integer.BYTES; i++) {
      int value = header[position++];
      number |= (value & 0x7fL) << 7 * i;
      if (value >= 0) {
        if (value == 0 && i > 0) {
          break;
        }
        return number;
      }
    }
    throw XzInput.invalid("a block's header");
  }

  /** Reads bytes; fewer than {@code length} only at the block's end, then -1. */
  int read(byte[] bytes, int offset, int length) throws IOException {
    int count = last.read(bytes, offset, length);
    if (count > 0) {
      check.update(bytes, offset, count);
      size += count;
    }
    return count;
  }

  /** Ends a block, whose sizes and checksum must be right, and adds it to an index. */
  void end(XzIndex index) throws IOException {
    long packed = chunks.packedSize();
    if (promisedPacked >= 0 && promisedPacked != packed || promised >= 0 && promised != size) {
      throw XzInput.invalid("a block of another size");
    }
    for (long i = packed; (i & 3) != 0; i++) {
      int next = feed.next();
      if (next != 0) {
        throw next < 0
            ? XzInput.truncated()
            : XzInput.invalid("a block that is not padded with zeros");
      }
    }
    int checkSize = check.size();
    if (feed.read(stored, 0, checkSize) < checkSize) {
      throw XzInput.truncated();
    }
    if (!Arrays.equals(stored, 0, checkSize, check.value(), 0, checkSize)) {
      throw CompressionException.corrupt("the checksum of the xz data is wrong");
    }
    index.add(headerSize + packed + checkSize, size);
  }
}
