// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.bzip2;

import io.odpf.optimus.plugin.compression.stream.CompressionException;
import java.io.IOException;
import java.util.Arrays;

/** Decodes blocks: Huffman codes, move-to-front and Burrows-Wheeler transform, run lengths. */
final class Bzip2Block {
  private static final int MAX_CODE_BITS = 20;
  private static final int MAX_SYMBOLS = 258;
  private static final int MAX_TABLES = 6;
  private static final int GROUP_SYMBOLS = 50;
  private static final int FIRST_LENGTH = 1 << 14;
  private static final int MAX_LENGTH = 900_000;

  /** The number of selectors that the largest block can use; more are ignored. */
  private static final int MAX_SELECTORS = 900_000 / GROUP_SYMBOLS + 2;

  private static final int[] CRC = crcTable();

  private final Bzip2Bits bits;
  private final int[] lengths = new int[MAX_SYMBOLS];
  private final int[] counts = new int[MAX_CODE_BITS + 2];
  private final int[] starts = new int[257];
  private final byte[] selectors = new byte[MAX_SELECTORS];
  private final int[][] limits = new int[MAX_TABLES][MAX_CODE_BITS + 2];
  private final int[][] bases = new int[MAX_TABLES][MAX_CODE_BITS + 2];
  private final int[][] symbols = new int[MAX_TABLES][MAX_SYMBOLS];
  private final int[] shortest = new int[MAX_TABLES];

  private int[] next = new int[0];
  private int maxLength;
  private int expectedCrc;
  private int crc;
  private int length;
  private int left;
  private int position;
  private int last;
  private int same;
  private int repeat;

  Bzip2Block(Bzip2Bits bits) {
    this.bits = bits;
  }

  /** Begins a stream whose blocks have at most {@code newMaxLength} bytes. */
  void restart(int newMaxLength) {
    maxLength = newMaxLength;
  }

  /** Reads the next block, so that {@link #read} can return its bytes. */
  void decode() throws IOException {
    expectedCrc = bits.readInt();
    if (bits.read(1) != 0) {
      throw CompressionException.corrupt("the bzip2 data uses the obsolete randomised mode");
    }
    int origin = bits.read(24);
    byte[] alphabet = readAlphabet();
    int symbolCount = alphabet.length + 2;
    int tables = bits.read(3);
    if (tables < 2 || tables > MAX_TABLES) {
      throw invalid();
    }
    int selectorCount = readSelectors(tables);
    for (int table = 0; table < tables; table++) {
      readTable(table, symbolCount);
    }
    readSymbols(alphabet, selectorCount);
    if (origin >= length) {
      throw invalid();
    }
    invert(origin);
  }

  private byte[] readAlphabet() throws IOException {
    int used = bits.read(16);
    byte[] all = new byte[256];
    int count = 0;
    for (int high = 0; high < 16; high++) {
      if ((used & 0x8000 >>> high) == 0) {
        continue;
      }
      int low = bits.read(16);
      for (int i = 0; i < 16; i++) {
        if ((low & 0x8000 >>> i) != 0) {
          all[count++] = (byte) (high << 4 | i);
        }
      }
    }
    if (count == 0) {
      throw invalid();
    }
    return Arrays.copyOf(all, count);
  }

  private int readSelectors(int tables) throws IOException {
    int count = bits.read(15);
    if (count == 0) {
      throw invalid();
    }
    byte[] order = {0, 1, 2, 3, 4, 5};
    for (int i = 0; i < count; i++) {
      int rank = 0;
      while (bits.read(1) != 0) {
        if (++rank >= tables) {
          throw invalid();
        }
      }
      byte table = order[rank];
      System.arraycopy(order, 0, order, 1, rank);
      order[0] = table;
      if (i < MAX_SELECTORS) {
        selectors[i] = table;
      }
    }
    return Math.min(count, MAX_SELECTORS);
  }

  private void readTable(int table, int symbolCount) throws IOException {
    Arrays.fill(counts, 0);
    int bitLength = bits.read(5);
    for (int symbol = 0; symbol < symbolCount; symbol++) {
      while (true) {
        if (bitLength < 1 || bitLength > MAX_CODE_BITS) {
          throw invalid();
        }
        if (bits.read(1) == 0) {
          break;
        }
        bitLength += bits.read(1) == 0 ? 1 : -1;
      }
      lengths[symbol] = bitLength;
      counts[bitLength]++;
    }
    shortest[table] = 0;
    int code = 0;
    int index = 0;
    for (int bit = 1; bit <= MAX_CODE_BITS; bit++) {
      if (shortest[table] == 0 && counts[bit] > 0) {
        shortest[table] = bit;
      }
      // A code of this length means the symbol at code - base; codes from limit on are longer.
      bases[table][bit] = code - index;
      code += counts[bit];
      limits[table][bit] = code;
      if (code > 1 << bit) {
        throw invalid();
      }
      for (int symbol = 0; symbol < symbolCount; symbol++) {
        if (lengths[symbol] == bit) {
          symbols[table][index++] = symbol;
        }
      }
      code <<= 1;
    }
  }

  private int readSymbol(int table) throws IOException {
    int bit = shortest[table];
    int code = bits.read(bit);
    int[] limit = limits[table];
    while (code >= limit[bit]) {
      if (++bit > MAX_CODE_BITS) {
        throw invalid();
      }
      code = code << 1 | bits.read(1);
    }
    return symbols[table][code - bases[table][bit]];
  }

  private void readSymbols(byte[] alphabet, int selectorCount) throws IOException {
    int endSymbol = alphabet.length + 1;
    int group = 0;
    int leftInGroup = 0;
    int run = 0;
    int runWeight = 1;
    length = 0;
    while (true) {
      if (leftInGroup == 0) {
        if (group == selectorCount) {
          throw invalid();
        }
        group++;
        leftInGroup = GROUP_SYMBOLS;
      }
      leftInGroup--;
      int symbol = readSymbol(selectors[group - 1]);
      if (symbol <= 1) { // A digit of a run's length, in the bijective binary system.
        if (run > maxLength) {
          throw invalid();
        }
        run += runWeight << symbol;
        runWeight <<= 1;
        continue;
      }
      if (run > 0) {
        if (run > maxLength - length) {
          throw invalid();
        }
        reserve(length + run);
        Arrays.fill(next, length, length + run, alphabet[0] & 0xff);
        length += run;
        run = 0;
        runWeight = 1;
      }
      if (symbol == endSymbol) {
        return;
      }
      if (length == maxLength) {
        throw invalid();
      }
      reserve(length + 1);
      byte value = alphabet[symbol - 1];
      System.arraycopy(alphabet, 0, alphabet, 1, symbol - 1);
      alphabet[0] = value;
      next[length++] = value & 0xff;
    }
  }

  /** Grows the array with the data, whatever size the header announces. */
  private void reserve(int count) {
    if (count > next.length) {
      int larger = Math.max(Math.max(FIRST_LENGTH, count), 2 * next.length);
      next = Arrays.copyOf(next, Math.min(MAX_LENGTH, larger));
    }
  }

  /** Links every byte, in the low 8 bits, to the index of its successor. */
  private void invert(int origin) {
    Arrays.fill(starts, 0);
    for (int i = 0; i < length; i++) {
      starts[(next[i] & 0xff) + 1]++;
    }
    for (int i = 0; i < 256; i++) {
      starts[i + 1] += starts[i];
    }
    for (int i = 0; i < length; i++) {
      next[starts[next[i] & 0xff]++] |= i << 8;
    }
    position = next[origin] >>> 8;
    left = length;
    crc = -1;
    last = -1;
    same = 0;
    repeat = 0;
  }

  /** Reads bytes; returns 0 at the end of the block. */
  int read(byte[] bytes, int offset, int count) {
    int done = 0;
    while (done < count) {
      if (repeat > 0) {
        repeat--;
      } else {
        if (left == 0) {
          break;
        }
        left--;
        int link = next[position];
        position = link >>> 8;
        int value = link & 0xff;
        if (same == 4) { // After four equal bytes follows the number of further ones.
          repeat = value;
          same = 0;
          continue;
        }
        same = value == last ? same + 1 : 1;
        last = value;
      }
      crc = crc << 8 ^ CRC[crc >>> 24 ^ last];
      bytes[offset + done++] = (byte) last;
    }
    return done;
  }

  /** Returns the checksum of the block, after comparing it to that of the bytes read. */
  int checkedCrc() throws CompressionException {
    if (~crc != expectedCrc) {
      throw CompressionException.corrupt("the checksum of the bzip2 data is wrong");
    }
    return expectedCrc;
  }

  private static CompressionException invalid() {
    return CompressionException.corrupt("the bzip2 data is invalid");
  }

  private static int[] crcTable() {
    int[] table = new int[256];
    for (int i = 0; i < 256; i++) {
      int value = i << 24;
      for (int bit = 0; bit < 8; bit++) {
        value = value < 0 ? value << 1 ^ 0x04c11db7 : value << 1;
      }
      table[i] = value;
    }
    return table;
  }
}
