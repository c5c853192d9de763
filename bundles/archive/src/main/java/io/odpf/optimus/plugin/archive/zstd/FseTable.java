// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.zstd;

/** A decoding table of finite-state entropy: for every state a symbol and the way to the next. */
final class FseTable {
  private final int log;
  private final byte[] symbols;
  private final byte[] bits;
  private final short[] bases;

  private FseTable(int log) {
    this.log = log;
    this.symbols = new byte[1 << log];
    this.bits = new byte[1 << log];
    this.bases = new short[1 << log];
  }

  /** A table of one state, which means one symbol for ever. */
  static FseTable constant(int symbol) {
    FseTable table = new FseTable(0);
    table.symbols[0] = (byte) symbol;
    return table;
  }

  /**
   * A table of how often each symbol comes, of 1 &lt;&lt; log; -1 means less than once.
   *
   * @param counts as many as add up to the table's size
   */
  static FseTable of(int log, short[] counts, int symbolCount) {
    FseTable table = new FseTable(log);
    int size = 1 << log;
    int high = size - 1;
    short[] next = new short[symbolCount];
    for (int symbol = 0; symbol < symbolCount; symbol++) {
      if (counts[symbol] == -1) {
        table.symbols[high--] = (byte) symbol;
        next[symbol] = 1;
      } else {
        next[symbol] = counts[symbol];
      }
    }
    int step = (size >> 1) + (size >> 3) + 3;
    int position = 0;
    for (int symbol = 0; symbol < symbolCount; symbol++) {
      for (int i = 0; i < counts[symbol]; i++) {
        table.symbols[position] = (byte) symbol;
        do {
          position = (position + step) & (size - 1);
        } while (position > high);
      }
    }
    for (int state = 0; state < size; state++) {
      int value = next[table.symbols[state]]++;
      int width = log - (31 - Integer.numberOfLeadingZeros(value));
      table.bits[state] = (byte) width;
      table.bases[state] = (short) ((value << width) - size);
    }
    return table;
  }

  /** How many bits the first state takes. */
  int log() {
    return log;
  }

  int symbol(int state) {
    return symbols[state];
  }

  int next(int state, BackwardBits source) {
    return bases[state] + (int) source.read(bits[state]);
  }

  /** How many bits the way from this state takes. */
  int width(int state) {
    return bits[state];
  }
}
