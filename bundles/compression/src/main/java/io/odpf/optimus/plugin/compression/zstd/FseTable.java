// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.zstd;

/** A decoding table of finite-state entropy: for every state a symbol and the way to the next. */
final class FseTable {
  private final int log;

  /** For every state, from the lowest bits up: symbol, number of bits to read, base value. */
  private final int[] states;

  private FseTable(int log) {
    this.log = log;
    this.states = new int[1 << log];
  }

  /** A table of one state, which means one symbol for ever. */
  static FseTable constant(int symbol) {
    FseTable table = new FseTable(0);
    table.states[0] = symbol;
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

  /** How many bits the first state takes. */
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

  /** How many bits the way from this state takes. */
  int width(int state) {
    return states[state] >> 8 & 0xff;
  }
}
