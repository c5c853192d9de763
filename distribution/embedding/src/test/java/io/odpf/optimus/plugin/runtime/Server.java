// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The server of the remote provider's socket, controlled by a test. */
final class Server implements AutoCloseable {
  private final ServerSocket socket;
  private Socket connection;

  Server() throws IOException {
    socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
  }

  Map<String, String> environment(Path home) {
    return Map.of("HOME", home.toString(), "PORT", Integer.toString(socket.getLocalPort()));
  }

  /** Waits until a fetch begins, and sends the first byte of an executable. */
  void begin() throws IOException {
    connection = socket.accept();
    connection.getOutputStream().write(executable(), 0, 1);
    connection.getOutputStream().flush();
  }

  /** Sends the remaining bytes. */
  void finish() throws IOException {
    try (Socket closed = connection;
        OutputStream out = closed.getOutputStream()) {
      byte[] bytes = executable();
      out.write(bytes, 1, bytes.length - 1);
    }
  }

  /** Returns an executable for this platform. */
  private static byte[] executable() throws IOException {
    return Files.readAllBytes(Path.of(System.getProperty("java.home"), "bin", "java"));
  }

  @Override
  public void close() throws IOException {
    if (connection != null) {
      connection.close();
    }
    socket.close();
  }
}
