// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Speaks as much HTTP/2 as a call needs to arrive, and closes the connection then. */
final class CrashingServer implements AutoCloseable {
  private static final int PREFACE = 24;
  private static final int HEADERS = 1;

  /** An empty frame of settings, with which a server begins. */
  private static final byte[] SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};

  private final ServerSocketChannel listener;

  private CrashingServer(ServerSocketChannel listener) {
    this.listener = listener;
  }

  static CrashingServer start(Path socket) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(UnixDomainSocketAddress.of(socket));
    CrashingServer server = new CrashingServer(listener);
    new Thread(server::serve, "crashing-server").start();
    return server;
  }

  private void serve() {
    while (listener.isOpen()) {
      try (SocketChannel connection = listener.accept()) {
        connection.write(ByteBuffer.wrap(SETTINGS));
        awaitCall(new DataInputStream(Channels.newInputStream(connection)));
      } catch (IOException end) {
        // The client has gone, or the test has ended.
      }
    }
  }

  private static void awaitCall(DataInputStream in) throws IOException {
    in.skipNBytes(PREFACE);
    int type;
    do {
      int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      type = in.readUnsignedByte();
      in.skipNBytes(Byte.BYTES + Integer.BYTES + (long) length);
    } while (type != HEADERS);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
