// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.xz;

import io.odpf.optimus.plugin.compression.stream.ByteFeed;
import io.odpf.optimus.plugin.compression.stream.CompressionException;
import java.io.IOException;

/**
 * The adaptive binary range decoder of LZMA. Probabilities are numbers of 11 bits in an array that
 * belongs to the caller.
 *
 * <p>It reads one chunk at a time from its own buffer. A damaged chunk may make it read past the
 * chunk's end, which {@link #finish} reports, but never past the buffer, thanks to the JVM's bounds
 * checks.
 */
final class RangeDecoder {
  private static final int PROBABILITY_BITS = 11;
  private static final int ONE = 1 << PROBABILITY_BITS;
  private static final int RATE = 5;
  private static final int HEADER_BYTES = 5;

  /** The largest chunk, without the header of the range decoder. */
  private static final int BUFFER_BYTES = 1 << 16;

  private final byte[] bytes = new byte[BUFFER_BYTES];
  private int position;
  private int end;
  private int range;
  private int code;

  /** Reads a chunk of {@code length} bytes. */
  void begin(ByteFeed feed, int length) throws IOException {
    if (length < HEADER_BYTES) {
      throw invalid();
    }
    if (feed.read(bytes, 0, HEADER_BYTES) < HEADER_BYTES) {
      throw XzInput.truncated();
    }
    if (bytes[0] != 0) {
      throw invalid();
    }
    range = -1;
    code = bytes[1] << 24 | (bytes[2] & 0xff) << 16 | (bytes[3] & 0xff) << 8 | bytes[4] & 0xff;
    position = 0;
    end = length - HEADER_BYTES;
    if (feed.read(bytes, 0, end) < end) {
      throw XzInput.truncated();
    }
  }

  /** Ends a chunk, all of whose bytes must have been used. */
  void finish() throws CompressionException {
    if (range >>> 24 == 0) {
      code = code << 8 | bytes[position++] & 0xff;
      range <<= 8;
    }
    if (position != end || code != 0) {
      throw invalid();
    }
  }

  /** Decodes a bit with the probability at an index, and adapts that. */
  int bit(short[] probabilities, int index) {
    int width = range;
    int value = code;
    if (width >>> 24 == 0) {
      value = value << 8 | bytes[position++] & 0xff;
      width <<= 8;
    }
    int probability = probabilities[index];
    int bound = (width >>> PROBABILITY_BITS) * probability;
    if (Integer.compareUnsigned(value, bound) < 0) {
      probabilities[index] = (short) (probability + (ONE - probability >>> RATE));
      range = bound;
      code = value;
      return 0;
    }
    probabilities[index] = (short) (probability - (probability >>> RATE));
    range = width - bound;
    code = value - bound;
    return 1;
  }

  /**
   * Decodes {@code bits} bits, highest first.
   *
   * @param base the index before the tree's probabilities
   * @return the bits with a 1 before them
   */
  int tree(short[] probabilities, int base, int bits) {
    int limit = 1 << bits;
    int width = range;
    int value = code;
    int from = position;
    int symbol = 1;
    do {
      if (width >>> 24 == 0) {
        value = value << 8 | bytes[from++] & 0xff;
        width <<= 8;
      }
      int index = base + symbol;
      int probability = probabilities[index];
      int bound = (width >>> PROBABILITY_BITS) * probability;
      if (Integer.compareUnsigned(value, bound) < 0) {
        probabilities[index] = (short) (probability + (ONE - probability >>> RATE));
        width = bound;
        symbol <<= 1;
      } else {
        probabilities[index] = (short) (probability - (probability >>> RATE));
        width -= bound;
        value -= bound;
        symbol = symbol << 1 | 1;
      }
    } while (symbol < limit);
    range = width;
    code = value;
    position = from;
    return symbol;
  }

  /** Decodes the byte after a match; the byte that would continue the match is the context. */
  int matchedLiteral(short[] probabilities, int base, int hint) {
    int width = range;
    int value = code;
    int from = position;
    int symbol = 1;
    int offset = 0x100;
    int hintBits = hint;
    do {
      if (width >>> 24 == 0) {
        value = value << 8 | bytes[from++] & 0xff;
        width <<= 8;
      }
      hintBits <<= 1;
      int hintBit = hintBits & offset;
      int index = base + offset + hintBit + symbol;
      int probability = probabilities[index];
      int bound = (width >>> PROBABILITY_BITS) * probability;
      if (Integer.compareUnsigned(value, bound) < 0) {
        probabilities[index] = (short) (probability + (ONE - probability >>> RATE));
        width = bound;
        symbol <<= 1;
        offset &= ~hintBit;
      } else {
        probabilities[index] = (short) (probability - (probability >>> RATE));
        width -= bound;
        value -= bound;
        symbol = symbol << 1 | 1;
        offset &= hintBit;
      }
    } while (symbol < 0x100);
    range = width;
    code = value;
    position = from;
    return symbol;
  }

  /**
   * Decodes {@code bits} bits, lowest first.
   *
   * @param base the index before the tree's probabilities
   */
  int reverseTree(short[] probabilities, int base, int bits) {
    int symbol = 1;
    int result = 0;
    for (int i = 0; i < bits; i++) {
      int bit = bit(probabilities, base + symbol);
      symbol = symbol << 1 | bit;
      result |= bit << i;
    }
    return result;
  }

  /** Decodes {@code bits} bits of equal probability, highest first. */
  int direct(int bits) {
    int width = range;
    int value = code;
    int result = 0;
    for (int i = 0; i < bits; i++) {
      if (width >>> 24 == 0) {
        value = value << 8 | bytes[position++] & 0xff;
        width <<= 8;
      }
      width >>>= 1;
      value -= width;
      int mask = value >> 31; // -1 if the bit is 0
      value += width & mask;
      result = result << 1 | 1 + mask;
    }
    range = width;
    code = value;
    return result;
  }

  private static CompressionException invalid() {
    return XzInput.invalid("a chunk of LZMA data");
  }
}
