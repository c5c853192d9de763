// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.netty;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A plugin that speaks yamux by the frame, as a test has it do. */
final class MultiplexPeer implements AutoCloseable {
  private final ServerSocketChannel listener;
  private final UnixDomainSocketAddress address;
  private SocketChannel socket; // null before accept
  private byte[] body = {};

  private MultiplexPeer(ServerSocketChannel listener, UnixDomainSocketAddress address) {
    this.listener = listener;
    this.address = address;
  }

  /** A frame that was received, without its body. */
  record Received(int type, int flags, int stream, long length) {}

  static MultiplexPeer listen(Path directory) throws IOException {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("peer"));
    ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(address);
    return new MultiplexPeer(listener, address);
  }

  UnixDomainSocketAddress address() {
    return address;
  }

  /** Waits for the host's socket. */
  void accept() throws IOException {
    socket = listener.accept();
  }

  void send(int type, int flags, int stream, long length, byte... body) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(MultiplexFrame.HEADER + body.length);
    frame.put((byte) 0).put((byte) type).putShort((short) flags).putInt(stream);
    frame.putInt((int) length).put(body);
    sendRaw(frame.array());
  }

  void sendRaw(byte... bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      socket.write(buffer);
    }
  }

  /** Waits for the next frame, and skips its body; fails at the end of the socket. */
  Received receive() throws IOException {
    ByteBuffer header = read(MultiplexFrame.HEADER);
    header.get();
    Received frame =
        new Received(
            header.get(),
            header.getShort(),
            header.getInt(),
            Integer.toUnsignedLong(header.getInt()));
    if (frame.type() == MultiplexFrame.DATA) {
      body = read((int) frame.length()).array();
    }
    return frame;
  }

  /** Of the data that was received last. */
  byte[] body() {
    return body.clone();
  }

  /** Waits for a frame of a type with a flag; what comes before does not matter. */
  Received receive(int type, int flag) throws IOException {
    while (true) {
      Received frame = receive();
      if (frame.type() == type && (frame.flags() & flag) == flag) {
        return frame;
      }
    }
  }

  /** Whether the host ends the socket, after what it sent before. */
  boolean ends() throws IOException {
    try {
      ByteBuffer rest = ByteBuffer.allocate(1024);
      while (socket.read(rest) >= 0) {
        rest.clear();
      }
    } catch (IOException reset) {
      // It had not read everything.
    }
    return true;
  }

  private ByteBuffer read(int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (socket.read(bytes) < 0) {
        throw new IOException("the host ended the socket");
      }
    }
    return bytes.flip();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    if (socket != null) {
      socket.close();
    }
  }
}
