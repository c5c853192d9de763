// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.zstd;

import io.odpf.optimus.plugin.compression.stream.CompressionException;
import org.jspecify.annotations.Nullable;

/** Executes the sequences of a block: each appends literals and then a copy of earlier output. */
final class Sequences {
  private static final int[] LITERAL_BASE = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 28, 32, 40, 48, 64,
    128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536
  };
  private static final byte[] LITERAL_BITS = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11,
    12, 13, 14, 15, 16
  };
  private static final int[] MATCH_BASE = {
    3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
    29, 30, 31, 32, 33, 34, 35, 37, 39, 41, 43, 47, 51, 59, 67, 83, 99, 131, 259, 515, 1027, 2051,
    4099, 8195, 16387, 32771, 65539
  };
  private static final byte[] MATCH_BITS = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
  };
  private static final short[] LITERAL_COUNTS = {
    4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1,
    -1, -1, -1, -1
  };
  private static final short[] MATCH_COUNTS = {
    1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1
  };
  private static final short[] OFFSET_COUNTS = {
    1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1
  };

  private static final int MAX_OFFSET_CODE = 31;

  private final Kind literalKind =
      new Kind(9, LITERAL_BASE.length - 1, FseTable.of(6, LITERAL_COUNTS, LITERAL_COUNTS.length));
  private final Kind offsetKind =
      new Kind(8, MAX_OFFSET_CODE, FseTable.of(5, OFFSET_COUNTS, OFFSET_COUNTS.length));
  private final Kind matchKind =
      new Kind(9, MATCH_BASE.length - 1, FseTable.of(6, MATCH_COUNTS, MATCH_COUNTS.length));

  private int recent1 = 1;
  private int recent2 = 4;
  private int recent3 = 8;
  private int position;

  /** One of the three numbers of a sequence: the limits of its tables, and the last table. */
  private static final class Kind {
    private final int maxLog;
    private final int maxSymbol;
    private final FseTable predefined;

    /** The last table of the frame; null before the first. */
    private @Nullable FseTable table;

    Kind(int maxLog, int maxSymbol, FseTable predefined) {
      this.maxLog = maxLog;
      this.maxSymbol = maxSymbol;
      this.predefined = predefined;
    }
  }

  /** Begins a frame: forgets tables and recent distances. */
  void restart() {
    literalKind.table = null;
    offsetKind.table = null;
    matchKind.table = null;
    recent1 = 1;
    recent2 = 4;
    recent3 = 8;
  }

  /** Executes the sequences section of a block. */
  void run(byte[] block, int begin, int end, Literals literals, Window window, int maxLength)
      throws CompressionException {
    position = begin;
    int count = readCount(block, end);
    if (count == 0) {
      if (position != end || literals.length() > maxLength) {
        throw invalid();
      }
      window.append(literals.bytes(), 0, literals.length());
      return;
    }
    int modes = next(block, end);
    if ((modes & 3) != 0) {
      throw invalid();
    }
    FseTable literalTable = readTable(literalKind, modes >> 6 & 3, block, end);
    FseTable offsetTable = readTable(offsetKind, modes >> 4 & 3, block, end);
    FseTable matchTable = readTable(matchKind, modes >> 2 & 3, block, end);
    BackwardBits bits = new BackwardBits(block, position, end);
    int literalState = (int) bits.read(literalTable.log());
    int offsetState = (int) bits.read(offsetTable.log());
    int matchState = (int) bits.read(matchTable.log());
    int literalsUsed = 0;
    int produced = 0;
    for (int i = 0; i < count; i++) {
      int offsetCode = offsetTable.symbol(offsetState);
      int matchCode = matchTable.symbol(matchState);
      int literalCode = literalTable.symbol(literalState);
      long offsetValue = (1L << offsetCode) + bits.read(offsetCode);
      int matchLength = MATCH_BASE[matchCode] + (int) bits.read(MATCH_BITS[matchCode]);
      int literalLength = LITERAL_BASE[literalCode] + (int) bits.read(LITERAL_BITS[literalCode]);
      if (i < count - 1) {
        literalState = literalTable.next(literalState, bits);
        matchState = matchTable.next(matchState, bits);
        offsetState = offsetTable.next(offsetState, bits);
      }
      produced += literalLength + matchLength;
      if (bits.left() < 0
          || literalLength > literals.length() - literalsUsed
          || produced > maxLength) {
        throw invalid();
      }
      window.append(literals.bytes(), literalsUsed, literalLength);
      literalsUsed += literalLength;
      window.appendMatch(distance(offsetValue, literalLength), matchLength);
    }
    int rest = literals.length() - literalsUsed;
    if (bits.left() != 0 || produced + rest > maxLength) {
      throw invalid();
    }
    window.append(literals.bytes(), literalsUsed, rest);
  }

  /** Returns the distance for an offset's value; the first three values mean recent distances. */
  private int distance(long value, int literalLength) throws CompressionException {
    if (value > 3) {
      recent3 = recent2;
      recent2 = recent1;
      if (value - 3 > Integer.MAX_VALUE) {
        throw invalid();
      }
      recent1 = (int) (value - 3);
      return recent1;
    }
    int which = (int) value - (literalLength == 0 ? 0 : 1);
    if (which == 0) {
      return recent1;
    }
    int chosen = which == 1 ? recent2 : which == 2 ? recent3 : recent1 - 1;
    if (which > 1) {
      recent3 = recent2;
    }
    recent2 = recent1;
    recent1 = chosen;
    return chosen;
  }

  private int readCount(byte[] block, int end) throws CompressionException {
    int first = next(block, end);
    if (first < 128) {
      return first;
    }
    if (first < 255) {
      return (first - 128 << 8) + next(block, end);
    }
    return next(block, end) + (next(block, end) << 8) + 0x7f00;
  }

  private FseTable readTable(Kind kind, int mode, byte[] block, int end)
      throws CompressionException {
    FseTable table =
        switch (mode) {
          case 0 -> kind.predefined;
          case 1 -> {
            int symbol = next(block, end);
            if (symbol > kind.maxSymbol) {
              throw invalid();
            }
            yield FseTable.constant(symbol);
          }
          case 2 -> {
            FseReader reader = new FseReader(block, position, end);
            FseTable described = reader.read(kind.maxLog, kind.maxSymbol);
            position = reader.end();
            yield described;
          }
          default -> {
            if (kind.table == null) {
              throw invalid();
            }
            yield kind.table;
          }
        };
    kind.table = table;
    return table;
  }

  private int next(byte[] block, int end) throws CompressionException {
    if (position >= end) {
      throw invalid();
    }
    return block[position++] & 0xff;
  }

  private static CompressionException invalid() {
    return CompressionException.corrupt("the zstd data has invalid sequences");
  }
}
