// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.stream;

import java.io.IOException;
import java.io.InputStream;

/**
 * Buffers a stream and exposes the buffer, so that reading a header needs no call of the stream per
 * byte and reading data needs no copy. Used by one thread.
 */
public final class ByteFeed {
  private static final int BUFFER_BYTES = 128 << 10;

  private final InputStream source;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;

  /** Creates a feed of a stream, which the caller closes. */
  public ByteFeed(InputStream source) {
    this.source = source;
  }

  /** Reads from the stream if the buffer is empty; returns false at the end of the stream. */
  public boolean fill() throws IOException {
    if (position < limit) {
      return true;
    }
    int count;
    do {
      count = source.read(buffer, 0, buffer.length);
    } while (count == 0);
    position = 0;
    limit = Math.max(count, 0);
    return count > 0;
  }

  /** Returns the buffer, which holds {@link #available} bytes from {@link #position} on. */
  public byte[] buffer() {
    return buffer;
  }

  /** Returns the index of the next byte in the buffer. */
  public int position() {
    return position;
  }

  /** Returns the number of bytes in the buffer. */
  public int available() {
    return limit - position;
  }

  /** Consumes bytes of the buffer. */
  public void skip(int bytes) {
    position += bytes;
  }

  /** Consumes and returns the next byte, or returns -1 at the end of the stream. */
  public int next() throws IOException {
    return fill() ? buffer[position++] & 0xff : -1;
  }

  /** Reads into the beginning of an array; see {@link #read(byte[], int, int)}. */
  public int read(byte[] bytes, int length) throws IOException {
    return read(bytes, 0, length);
  }

  /**
   * Reads bytes until the range is full or the stream ends.
   *
   * @return the number of bytes that were read, less than {@code length} at the end of the stream
   */
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length && fill()) {
      int count = Math.min(length - done, limit - position);
      System.arraycopy(buffer, position, bytes, offset + done, count);
      position += count;
      done += count;
    }
    return done;
  }
}
