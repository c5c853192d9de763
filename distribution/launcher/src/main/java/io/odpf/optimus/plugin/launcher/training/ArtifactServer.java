// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.training;

import io.odpf.optimus.plugin.launcher.control.DaemonThreads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An HTTP server that answers every request with the same artifact, one connection at a time. */
final class ArtifactServer implements AutoCloseable {
  private final byte[] artifact;
  private final ServerSocket server;

  ArtifactServer(byte[] artifact) throws IOException {
    this.artifact = artifact;
    this.server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    DaemonThreads.start("training-server", this::serve);
  }

  String address() {
    return "http://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
  }

  private void serve() {
    try {
      while (true) {
        try (Socket socket = server.accept()) {
          answer(socket);
        }
      }
    } catch (IOException e) {
      // The server was closed.
    }
  }

  private void answer(Socket socket) throws IOException {
    BufferedReader request =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    String first = request.readLine();
    if (first == null) {
      return;
    }
    for (String line = request.readLine(); line != null && !line.isEmpty(); ) {
      line = request.readLine();
    }
    String header =
        "HTTP/1.1 200 OK\r\nContent-Type: application/gzip\r\nETag: \"training\"\r\n"
            + "Accept-Ranges: bytes\r\nConnection: close\r\nContent-Length: "
            + artifact.length
            + "\r\n\r\n";
    OutputStream out = socket.getOutputStream();
    out.write(header.getBytes(StandardCharsets.US_ASCII));
    if (!first.startsWith("HEAD")) {
      out.write(artifact);
    }
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
