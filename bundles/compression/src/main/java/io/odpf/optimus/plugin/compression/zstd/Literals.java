// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.zstd;

import io.odpf.optimus.plugin.compression.stream.CompressionException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The literals of a block: the bytes that are not copies of earlier output. */
final class Literals {
  private static final int RAW = 0;
  private static final int RUN = 1;
  private static final int SAME_CODE = 3;

  private byte[] bytes = new byte[0];
  private int length;

  /** The last table of the frame; null before the first. */
  private @Nullable HuffmanTable table;

  /** Begins a frame: forgets the table. */
  void restart() {
    table = null;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Reads the literals section of a block, and returns the index after it. */
  int read(byte[] block, int end, int maxLength) throws CompressionException {
    if (end < 1) {
      throw invalid();
    }
    int type = block[0] & 3;
    int format = block[0] >> 2 & 3;
    return type == RAW || type == RUN
        ? plain(block, end, maxLength, type, format)
        : coded(block, end, maxLength, type, format);
  }

  private int plain(byte[] block, int end, int maxLength, int type, int format)
      throws CompressionException {
    int headerBytes = (format & 1) == 0 ? 1 : format == 1 ? 2 : 3;
    int position = headerBytes;
    setLength((int) (header(block, end, headerBytes) >>> (headerBytes == 1 ? 3 : 4)), maxLength);
    int stored = type == RAW ? length : 1;
    if (stored > end - position) {
      throw invalid();
    }
    if (type == RAW) {
      System.arraycopy(block, position, bytes, 0, length);
    } else {
      Arrays.fill(bytes, 0, length, block[position]);
    }
    return position + stored;
  }

  private int coded(byte[] block, int end, int maxLength, int type, int format)
      throws CompressionException {
    int headerBytes = format < 2 ? 3 : format + 2;
    int sizeBits = format < 2 ? 10 : format == 2 ? 14 : 18;
    long header = header(block, end, headerBytes) >>> 4;
    setLength((int) header & (1 << sizeBits) - 1, maxLength);
    int packed = (int) (header >>> sizeBits) & (1 << sizeBits) - 1;
    int position = headerBytes;
    int sectionEnd = position + packed;
    if (packed == 0 || sectionEnd > end) {
      throw invalid();
    }
    HuffmanTable code = table;
    if (type != SAME_CODE) {
      int description = HuffmanTable.descriptionLength(block, position);
      if (description > sectionEnd - position) {
        throw invalid();
      }
      code = HuffmanTable.read(block, position, description);
      position += description;
    }
    if (code == null) {
      throw invalid();
    }
    table = code;
    if (format == 0) {
      code.decode(block, position, sectionEnd, bytes, 0, length);
    } else {
      fourStreams(code, block, position, sectionEnd);
    }
    return sectionEnd;
  }

  private void fourStreams(HuffmanTable code, byte[] block, int begin, int end)
      throws CompressionException {
    if (end - begin < 6) {
      throw invalid();
    }
    int each = (length + 3) / 4;
    int from = begin + 6;
    int to = 0;
    for (int stream = 0; stream < 4; stream++) {
      int jump = begin + 2 * stream;
      int streamEnd =
          stream == 3 ? end : from + ((block[jump] & 0xff) | (block[jump + 1] & 0xff) << 8);
      int count = stream == 3 ? length - to : each;
      if (streamEnd > end || count < 0) {
        throw invalid();
      }
      code.decode(block, from, streamEnd, bytes, to, count);
      from = streamEnd;
      to += count;
    }
  }

  private static long header(byte[] block, int end, int headerBytes) throws CompressionException {
    if (headerBytes > end) {
      throw invalid();
    }
    long value = 0;
    for (int i = headerBytes - 1; i >= 0; i--) {
      value = value << 8 | block[i] & 0xff;
    }
    return value;
  }

  private void setLength(int count, int maxLength) throws CompressionException {
    if (count > maxLength) {
      throw invalid();
    }
    if (bytes.length < count) {
      bytes = new byte[maxLength];
    }
    length = count;
  }

  private static CompressionException invalid() {
    return CompressionException.corrupt("the zstd data has invalid literals");
  }
}
