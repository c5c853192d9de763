// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.zstd;

import io.odpf.optimus.plugin.archive.input.ArchiveFault;

/** The prefix code of a block's literals. */
final class HuffmanTable {
  private static final int MAX_BITS = 11;
  private static final int MAX_WEIGHTS_LOG = 6;

  private final int log;
  private final byte[] symbols;
  private final byte[] widths;

  /** The code that these weights describe; the last symbol's follows from the others. */
  private HuffmanTable(int[] weights, int count) throws ArchiveFault {
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
    symbols = new byte[1 << log];
    widths = new byte[1 << log];
    int position = 0;
    for (int weight = 1; weight <= log; weight++) {
      for (int symbol = 0; symbol <= count; symbol++) {
        if (weights[symbol] == weight) {
          for (int limit = position + (1 << weight - 1); position < limit; position++) {
            symbols[position] = (byte) symbol;
            widths[position] = (byte) (log + 1 - weight);
          }
        }
      }
    }
  }

  /**
   * Reads a description that begins with its length, at {@code begin}.
   *
   * @param length of the description, from {@link #descriptionLength}
   */
  static HuffmanTable read(byte[] bytes, int begin, int length) throws ArchiveFault {
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
      throws ArchiveFault {
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
      throws ArchiveFault {
    BackwardBits bits = new BackwardBits(bytes, begin, end);
    int mask = (1 << log) - 1;
    int to = offset;
    int limit = offset + count;
    while (to + 4 <= limit && bits.left() >= 64) {
      int base = (bits.left() - 57) >> 3;
      long word = bits.word(base);
      int shift = bits.left() - base * 8;
      for (int i = 0; i < 4; i++) {
        int index = (int) (word >>> (shift - log)) & mask;
        target[to++] = symbols[index];
        shift -= widths[index];
      }
      bits.left(base * 8 + shift);
    }
    while (to < limit) {
      int index = (int) bits.peek(log);
      target[to++] = symbols[index];
      bits.left(bits.left() - widths[index]);
    }
    if (bits.left() != 0) {
      throw ArchiveFault.corrupt("its zstd data has literals of another length");
    }
  }

  private static ArchiveFault invalid() {
    return ArchiveFault.corrupt("its zstd data has an invalid prefix code");
  }
}
