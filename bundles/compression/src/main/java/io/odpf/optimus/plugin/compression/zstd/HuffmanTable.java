// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.zstd;

import io.odpf.optimus.plugin.compression.stream.CompressionException;
import java.util.Arrays;

/** The prefix code of a block's literals. */
final class HuffmanTable {
  private static final int MAX_BITS = 11;
  private static final int MAX_WEIGHTS_LOG = 6;

  private final int log;

  /**
   * For each value of {@link #log} bits: the symbol of their prefix, and above it the prefix's
   * length.
   */
  private final short[] codes;

  /** Creates a table from weights; the weight of the last symbol follows from the others. */
  private HuffmanTable(int[] weights, int count) throws CompressionException {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += 1 << weights[i] >> 1;
    }
    if (sum == 0 || sum >= 1 << MAX_BITS) {
      throw invalid();
    }
    log = 32 - Integer.numberOfLeadingZeros(sum);
    int left = (1 << log) - sum;
    if (Integer.bitCount(left) != 1) {
      throw invalid();
    }
    weights[count] = 32 - Integer.numberOfLeadingZeros(left);
    codes = new short[1 << log];
    int position = 0;
    for (int weight = 1; weight <= log; weight++) {
      for (int symbol = 0; symbol <= count; symbol++) {
        if (weights[symbol] == weight) {
          int limit = position + (1 << weight - 1);
          Arrays.fill(codes, position, limit, (short) (log + 1 - weight << 8 | symbol));
          position = limit;
        }
      }
    }
  }

  /**
   * Reads a description.
   *
   * @param begin the index of the description, which begins with its length
   * @param length the result of {@link #descriptionLength}
   */
  static HuffmanTable read(byte[] bytes, int begin, int length) throws CompressionException {
    int[] weights = new int[256];
    int header = bytes[begin] & 0xff;
    int count;
    if (header >= 128) {
      count = header - 127;
      for (int i = 0; i < count; i++) {
        int pair = bytes[begin + 1 + i / 2];
        weights[i] = (i & 1) == 0 ? pair >> 4 & 15 : pair & 15;
      }
    } else {
      count = packedWeights(bytes, begin + 1, begin + length, weights);
    }
    for (int i = 0; i < count; i++) {
      if (weights[i] > MAX_BITS) {
        throw invalid();
      }
    }
    return new HuffmanTable(weights, count);
  }

  /** Returns the number of bytes of the description at an index. */
  static int descriptionLength(byte[] bytes, int begin) {
    int header = bytes[begin] & 0xff;
    return 1 + (header >= 128 ? (header - 126) / 2 : header);
  }

  private static int packedWeights(byte[] bytes, int begin, int end, int[] weights)
      throws CompressionException {
    FseReader reader = new FseReader(bytes, begin, end);
    FseTable table = reader.read(MAX_WEIGHTS_LOG, MAX_BITS + 1);
    BackwardBits bits = new BackwardBits(bytes, reader.end(), end);
    int count = 0;
    int[] states = {(int) bits.read(table.log()), (int) bits.read(table.log())};
    if (bits.left() < 0) {
      throw invalid();
    }
    // Two states alternate until one needs more bits than are left; the other yields the last one.
    for (int turn = 0; ; turn ^= 1) {
      if (count > 253) {
        throw invalid();
      }
      weights[count++] = table.symbol(states[turn]);
      if (table.width(states[turn]) > bits.left()) {
        weights[count++] = table.symbol(states[turn ^ 1]);
        return count;
      }
      states[turn] = table.next(states[turn], bits);
    }
  }

  /** Decodes {@code count} symbols, which must use all bits of the range. */
  void decode(byte[] bytes, int begin, int end, byte[] target, int offset, int count)
      throws CompressionException {
    BackwardBits bits = new BackwardBits(bytes, begin, end);
    short[] table = codes;
    int mask = (1 << log) - 1;
    int to = offset;
    int limit = offset + count;
    int left = bits.left();
    while (to + 5 <= limit && left >= 64) {
      int base = left - 57 >> 3;
      long word = bits.word(base);
      int shift = left - base * 8;
      for (int i = 0; i < 5; i++) { // At most 11 bits each.
        int code = table[(int) (word >>> shift - log) & mask];
        target[to++] = (byte) code;
        shift -= code >> 8;
      }
      left = base * 8 + shift;
    }
    bits.left(left);
    while (to < limit) {
      int code = table[(int) bits.peek(log)];
      target[to++] = (byte) code;
      bits.left(bits.left() - (code >> 8));
    }
    if (bits.left() != 0) {
      throw CompressionException.corrupt("the zstd data has literals of another length");
    }
  }

  private static CompressionException invalid() {
    return CompressionException.corrupt("the zstd data has an invalid prefix code");
  }
}
