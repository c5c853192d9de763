// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.http;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Decodes a body in HTTP/1.1's chunked coding (RFC 9112, 7.1). Ignores chunk extensions and
 * trailers.
 */
final class ChunkedInput extends FilterInputStream {
  private static final int LONGEST_LINE = 256;
  private static final int RADIX = 16;
  private static final int MOST_TRAILERS = 64;

  private long left;
  private boolean ended;

  ChunkedInput(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (left == 0 && !ended) {
      begin();
    }
    if (ended) {
      return -1;
    }
    int read = in.read(bytes, offset, (int) Math.min(length, left));
    if (read < 0) {
      throw new EOFException("the connection ended in a chunk");
    }
    left -= read;
    if (left == 0 && !line().isEmpty()) {
      throw new IOException("a chunk is longer than its size");
    }
    return read;
  }

  /** Reads the size of the next chunk. A size of zero marks the end of the body. */
  private void begin() throws IOException {
    String size = line().split(";", 2)[0].strip();
    try {
      left = Long.parseLong(size, RADIX);
    } catch (NumberFormatException e) {
      throw new IOException("a chunk has a malformed size", e);
    }
    if (left < 0) {
      throw new IOException("a chunk has a malformed size");
    }
    if (left == 0) {
      ended = true;
      skipTrailers();
    }
  }

  private void skipTrailers() throws IOException {
    for (int trailers = 0; !line().isEmpty(); trailers++) {
      if (trailers == MOST_TRAILERS) {
        throw new IOException("the last chunk has more than " + MOST_TRAILERS + " trailers");
      }
    }
  }

  private String line() throws IOException {
    return TextLines.next(in, LONGEST_LINE)
        .orElseThrow(() -> new EOFException("the connection ended between two chunks"));
  }
}
