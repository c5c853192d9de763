// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.zstd;

import io.odpf.optimus.plugin.compression.stream.CompressionException;
import java.util.Arrays;

/** The prefix code of a block's literals. */
final class HuffmanTable {
  private static final int MAX_BITS = 11;
  private static final int MAX_WEIGHTS_LOG = 6;

  private final int log;

  /** For every value of {@link #log} bits: the symbol they start with and, above it, its width. */
  private final short[] codes;

  /** The code that these weights describe; the last symbol's follows from the others. */
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
   * Reads a description that begins with its length, at {@code begin}.
   *
   * @param length of the description, from {@link #descriptionLength}
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

  /** How many bytes the description at {@code begin} takes. */
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
    // Two states take turns until one needs bits that are not there; then the other has the last.
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

  /** Decodes {@code count} symbols, which must use up the range's bits. */
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
      for (int i = 0; i < 5; i++) { // Of 11 bits at most each.
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
