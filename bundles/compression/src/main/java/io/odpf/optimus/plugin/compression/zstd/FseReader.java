// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.zstd;

import io.odpf.optimus.plugin.compression.stream.CompressionException;

/** Reads the description of an {@link FseTable}. */
final class FseReader {
  private final byte[] bytes;
  private final int end;
  private int position;
  private int bitsTaken;

  FseReader(byte[] bytes, int begin, int end) {
    this.bytes = bytes;
    this.position = begin;
    this.end = end;
  }

  /**
   * Reads a table.
   *
   * @param maxLog the largest permitted log of the table's size
   * @param maxSymbol the last permitted symbol
   */
  FseTable read(int maxLog, int maxSymbol) throws CompressionException {
    int log = take(4) + 5;
    if (log > maxLog) {
      throw invalid();
    }
    short[] counts = new short[maxSymbol + 1];
    int remaining = 1 << log;
    int symbol = 0;
    while (remaining > 0) {
      if (symbol > maxSymbol) {
        throw invalid();
      }
      int count = count(remaining) - 1;
      remaining -= Math.abs(count);
      counts[symbol++] = (short) count;
      if (count == 0) {
        int zeros;
        do {
          zeros = take(2);
          symbol += zeros;
        } while (zeros == 3 && symbol <= maxSymbol);
      }
    }
    if (remaining < 0 || symbol > maxSymbol + 1) {
      throw invalid();
    }
    return FseTable.of(log, counts, symbol);
  }

  /** Returns the index after the description. */
  int end() {
    return position + (bitsTaken + 7 >> 3);
  }

  /** Reads a number from 0 to remaining + 1, of which the smaller ones have one bit less. */
  private int count(int remaining) throws CompressionException {
    int width = 32 - Integer.numberOfLeadingZeros(remaining + 1);
    int low = take(width - 1);
    int threshold = (1 << width) - 1 - (remaining + 1);
    if (low < threshold) {
      return low;
    }
    int value = low | take(1) << (width - 1);
    return value >= 1 << (width - 1) ? value - threshold : value;
  }

  private int take(int count) throws CompressionException {
    int value = 0;
    for (int i = 0; i < count; i++) {
      int index = position + (bitsTaken >> 3);
      if (index >= end) {
        throw invalid();
      }
      value |= (bytes[index] >> (bitsTaken & 7) & 1) << i;
      bitsTaken++;
    }
    return value;
  }

  private static CompressionException invalid() {
    return CompressionException.corrupt("the zstd data has an invalid table");
  }
}
