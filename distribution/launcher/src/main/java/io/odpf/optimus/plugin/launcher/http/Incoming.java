// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * The input of a connection. The first line can be inspected without consuming it, to decide who
 * serves the connection.
 */
public final class Incoming extends InputStream {
  /** The size of the buffer, which limits the length of the first line. */
  private static final int SIZE = 8192;

  private final SocketChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(SIZE).flip();

  public Incoming(SocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits for the first line, without consuming it.
   *
   * @return the line without its end; its beginning if it is too long or the connection ends within
   *     it
   */
  public String firstLine() throws IOException {
    while (true) {
      for (int i = buffer.position(); i < buffer.limit(); i++) {
        if (buffer.get(i) == '\n') {
          return text(i);
        }
      }
      if (buffer.limit() == SIZE || !fill()) {
        return text(buffer.limit());
      }
    }
  }

  private String text(int end) {
    int length = end - buffer.position();
    return new String(buffer.array(), buffer.position(), length, StandardCharsets.ISO_8859_1)
        .stripTrailing();
  }

  /** Reads more bytes into the buffer; returns false at the end of the connection. */
  private boolean fill() throws IOException {
    int read = buffer.position();
    int end = buffer.limit();
    buffer.limit(SIZE).position(end);
    int more;
    try {
      more = channel.read(buffer);
    } finally {
      buffer.limit(buffer.position()).position(read);
    }
    return more >= 0;
  }

  /** Returns the bytes that have been received but not read. */
  public ByteBuffer received() {
    return buffer;
  }

  @Override
  public int read() throws IOException {
    if (!buffer.hasRemaining()) {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }
    return buffer.get() & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (!buffer.hasRemaining()) {
      buffer.clear().flip();
      if (!fill()) {
        return -1;
      }
    }
    int taken = Math.min(length, buffer.remaining());
    buffer.get(bytes, offset, taken);
    return taken;
  }
}
