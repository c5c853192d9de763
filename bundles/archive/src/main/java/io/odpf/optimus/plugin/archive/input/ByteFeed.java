// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.input;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a stream through one large buffer and lets its user take bytes straight out of it, so that
 * headers cost no call a byte and data no copy.
 */
public final class ByteFeed {
  private static final int BUFFER_BYTES = 128 << 10;

  private final InputStream source;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;

  public ByteFeed(InputStream source) {
    this.source = source;
  }

  /** Makes bytes available if there are none; false at the end of the stream. */
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

  /** Where available bytes are: from {@link #position}, {@link #available} of them. */
  public byte[] buffer() {
    return buffer;
  }

  public int position() {
    return position;
  }

  public int available() {
    return limit - position;
  }

  /** Takes available bytes away. */
  public void skip(int bytes) {
    position += bytes;
  }

  /** The next byte, or -1 at the end. */
  public int next() throws IOException {
    return fill() ? buffer[position++] & 0xff : -1;
  }

  /** Fills {@code bytes}; how many there were before the end of the stream. */
  public int read(byte[] bytes, int length) throws IOException {
    return read(bytes, 0, length);
  }

  /** Fills a part of {@code bytes}; returns the number of bytes before the end of the stream. */
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
