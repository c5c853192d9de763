// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.zstd;

/** A decoding table of finite-state entropy: for each state a symbol and the next states. */
final class FseTable {
  private final int log;

  /** For each state, from the lowest bits up: symbol, number of bits to read, base value. */
  private final int[] states;

  private FseTable(int log) {
    this.log = log;
    this.states = new int[1 << log];
  }

  /** Creates a table of one state, which always yields one symbol. */
  static FseTable constant(int symbol) {
    FseTable table = new FseTable(0);
    table.states[0] = symbol;
    return table;
  }

  /**
   * Creates a table from the frequencies of the symbols.
   *
   * @param counts the frequencies out of 1 &lt;&lt; log, which is their sum; -1 means less than one
   */
  static FseTable of(int log, short[] counts, int symbolCount) {
    FseTable table = new FseTable(log);
    int size = 1 << log;
    int high = size - 1;
    short[] next = new short[symbolCount];
    for (int symbol = 0; symbol < symbolCount; symbol++) {
      if (counts[symbol] == -1) {
        table.states[high--] = symbol;
        next[symbol] = 1;
      } else {
        next[symbol] = counts[symbol];
      }
    }
    int step = (size >> 1) + (size >> 3) + 3;
    int position = 0;
    for (int symbol = 0; symbol < symbolCount; symbol++) {
      for (int i = 0; i < counts[symbol]; i++) {
        table.states[position] = symbol;
        do {
          position = (position + step) & (size - 1);
        } while (position > high);
      }
    }
    for (int state = 0; state < size; state++) {
      int value = next[table.states[state]]++;
      int width = log - (31 - Integer.numberOfLeadingZeros(value));
      table.states[state] |= width << 8 | (value << width) - size << 16;
    }
    return table;
  }

  /** Returns the number of bits of the first state. */
  int log() {
    return log;
  }

  int symbol(int state) {
    return states[state] & 0xff;
  }

  int next(int state, BackwardBits source) {
    int entry = states[state];
    return (entry >> 16) + (int) source.read(entry >> 8 & 0xff);
  }

  /** Returns the number of bits to read for the next state. */
  int width(int state) {
    return states[state] >> 8 & 0xff;
  }
}
