// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Sends HTTP requests to a Unix socket, each on a connection of its own.
 *
 * @param socket the socket's path
 */
public record UnixHttp(Path socket) {
  private static final String END_OF_HEAD = "\r\n\r\n";

  /**
   * A response.
   *
   * @param status its status; 0 if the server ended before it answered
   * @param body the body as text, of which each byte is a character
   */
  public record Answer(int status, String body) {}

  /** Returns whether a server answers. */
  public boolean serves() {
    try {
      return get("/healthz").status() == 200;
    } catch (UncheckedIOException nobodyListens) {
      return false;
    }
  }

  public Answer get(String path) {
    return send("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  }

  public Answer post(String path, String json) {
    return send(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + json.getBytes(StandardCharsets.UTF_8).length
            + END_OF_HEAD
            + json);
  }

  private Answer send(String request) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      return answer(
          new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer answer(String response) {
    int head = response.indexOf(END_OF_HEAD);
    return head < 0
        ? new Answer(0, "")
        : new Answer(
            Integer.parseInt(response.substring(9, 12)),
            response.substring(head + END_OF_HEAD.length()));
  }
}
