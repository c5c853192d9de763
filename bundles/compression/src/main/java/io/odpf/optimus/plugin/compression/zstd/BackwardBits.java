// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.zstd;

import io.odpf.optimus.plugin.compression.stream.CompressionException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads bits from the end of a range of bytes towards its beginning. The array must have 8 more
 * bytes after the range.
 */
final class BackwardBits {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private final int begin;
  private int left;

  /** Creates a reader. The bits begin below the highest set bit of the range's last byte. */
  BackwardBits(byte[] bytes, int begin, int end) throws CompressionException {
    if (end <= begin || bytes[end - 1] == 0) {
      throw CompressionException.corrupt("the zstd data has an unmarked end of bits");
    }
    this.bytes = bytes;
    this.begin = begin;
    this.left = (end - begin) * 8 - 1 - (Integer.numberOfLeadingZeros(bytes[end - 1] & 0xff) - 24);
  }

  /** Returns the number of bits left; negative if too many were read. */
  int left() {
    return left;
  }

  void left(int bits) {
    left = bits;
  }

  /** Returns the word whose lowest bit is bit {@code byteIndex * 8} of the range. */
  long word(int byteIndex) {
    return (long) LONG.get(bytes, begin + byteIndex);
  }

  /** Returns the next 0 to 32 bits without consuming them, with zeros after the last. */
  long peek(int count) {
    int low = left - count;
    if (low >= 0) {
      return word(low >> 3) >>> (low & 7) & ((1L << count) - 1);
    }
    return left <= 0 ? 0 : (word(0) & ((1L << left) - 1)) << -low;
  }

  /** Consumes 0 to 32 bits. */
  long read(int count) {
    long value = peek(count);
    left -= count;
    return value;
  }
}
