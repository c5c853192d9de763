// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A connection of HTTP/2 to a Unix socket whose frames are written by hand, also wrong ones. */
final class RawHttp2 implements AutoCloseable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int GOAWAY = 7;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;

  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;

  private final SocketChannel channel;

  /** Connects, and sends the preface and settings. */
  RawHttp2(Path socket, byte[] settings) throws IOException {
    channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(socket));
    write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    send(SETTINGS, 0, 0, settings);
  }

  void send(int type, int flags, int stream, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
    frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
    frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
    write(frame.array());
  }

  private void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Returns the headers of a GET, none of which refers to the dynamic table. */
  static byte[] get(String path) {
    ByteArrayOutputStream headers = new ByteArrayOutputStream();
    headers.write(0x82); // :method GET
    headers.write(0x86); // :scheme http
    literal(headers, 1, "localhost");
    literal(headers, 4, path);
    return headers.toByteArray();
  }

  private static void literal(ByteArrayOutputStream headers, int name, String value) {
    headers.write(name);
    headers.write(value.length());
    headers.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads until the server closes the connection; returns whether it said that it would. */
  boolean readToItsEnd() throws IOException {
    boolean announced = false;
    try {
      ByteBuffer head = ByteBuffer.allocate(9);
      while (fill(head)) {
        int length = (head.get() & 0xff) << 16 | head.getShort() & 0xffff;
        announced |= head.get() == GOAWAY;
        if (!fill(ByteBuffer.allocate(length))) {
          break;
        }
        head.clear();
      }
    } catch (IOException reset) {
      return announced;
    }
    return announced;
  }

  private boolean fill(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        return false;
      }
    }
    buffer.flip();
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
