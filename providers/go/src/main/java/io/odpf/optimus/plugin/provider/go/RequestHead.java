// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The head of a request while it arrives. Skips its fields, none of which affects the response.
 * Used by one thread.
 */
final class RequestHead {
  private static final int MAX_HEAD = 16 * 1024;
  private static final int MAX_LINE = 8 * 1024;

  private final long begin = System.nanoTime();
  private final StringBuilder line = new StringBuilder();
  private Optional<String> requestLine = Optional.empty();
  private int count;

  /**
   * Reads the available bytes.
   *
   * @return the request line; empty until the head is complete
   * @throws IOException if it has more than 16 KiB, or the connection ends
   */
  Optional<String> read(SocketChannel connection) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(4096);
    int read = connection.read(buffer);
    if (read < 0) {
      throw new ProtocolException("no complete head of a request");
    }
    buffer.flip();
    while (buffer.hasRemaining()) {
      char next = (char) (buffer.get() & 0xff);
      if (++count > MAX_HEAD || line.length() > MAX_LINE) {
        throw new ProtocolException("the head of a request is too long");
      }
      if (next != '\n') {
        line.append(next);
        continue;
      }
      String text = line.toString().stripTrailing();
      line.setLength(0);
      if (requestLine.isEmpty()) {
        requestLine = Optional.of(text);
      } else if (text.isEmpty()) {
        return requestLine;
      }
    }
    return Optional.empty();
  }

  boolean isOlder(long millis) {
    return System.nanoTime() - begin > TimeUnit.MILLISECONDS.toNanos(millis);
  }

  boolean isBefore(RequestHead other) {
    return begin - other.begin < 0;
  }
}
