// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.servers;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The server's end of a connection. Bytes are sent unchanged. */
public final class Wire {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final CountDownLatch stopped;
  private final boolean headOnly;
  private boolean ended;

  /**
   * @param headOnly whether a complete response has no body, as for a HEAD request
   */
  Wire(Socket socket, InputStream in, CountDownLatch stopped, boolean headOnly) throws IOException {
    this.socket = socket;
    this.in = in;
    this.out = socket.getOutputStream();
    this.stopped = stopped;
    this.headOnly = headOnly;
  }

  /** Sends bytes. */
  public Wire send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return this;
  }

  /** Sends a part of bytes. */
  public Wire send(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    out.flush();
    return this;
  }

  /** Sends text. Line ends stay as they are, {@code \n} or {@code \r\n}. */
  public Wire send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends a status line and headers, each {@code Name: value}, and an empty line after them. */
  public Wire head(int status, String... headers) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return send(head.append("\r\n").toString());
  }

  /** Sends a complete response; for a HEAD request, without its body. */
  public Wire answer(int status, String contentType, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    head(status, "Content-Type: " + contentType, "Content-Length: " + bytes.length);
    return headOnly ? this : send(bytes);
  }

  /** Closes the connection in order. */
  public void close() throws IOException {
    ended = true;
    socket.close();
  }

  /** Ends the connection by a TCP reset. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    close();
  }

  /** Sends nothing more until the client disconnects or the server is stopped. */
  public void stall() throws IOException {
    ended = true;
    while (stopped.getCount() > 0 && in.read() >= 0) {
      // Ignore further data of the client.
    }
  }

  /** Sends a text repeatedly, with a pause after each, until the client disconnects. */
  public void drip(String text, int pauseMillis) throws IOException {
    ended = true;
    while (!awaitStop(pauseMillis)) {
      send(text);
    }
  }

  /** Waits until the client has sent something, and discards its first byte. */
  public Wire awaitClient() throws IOException {
    in.read();
    return this;
  }

  /** Waits, like a slow server. */
  public Wire pause(int millis) throws IOException {
    awaitStop(millis);
    return this;
  }

  /** Forwards bytes in both directions between this connection and a loopback port. */
  public void tunnel(int port) throws IOException {
    ended = true;
    try (Socket target = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
      HttpTestServer.daemon(
          () -> {
            try {
              target.getInputStream().transferTo(out);
              socket.shutdownOutput();
            } catch (IOException failure) {
              // One side disconnected.
            }
          });
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        target.getOutputStream().write(buffer, 0, read);
      }
    }
  }

  /**
   * Does the same for TLS, but hides the end of the TLS session from the client: drops records that
   * can only be alerts, as if somebody had cut the connection.
   */
  public void tunnelCut(int port) throws IOException {
    ended = true;
    try (Socket target = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
      HttpTestServer.daemon(
          () -> {
            try {
              in.transferTo(target.getOutputStream());
            } catch (IOException e) {
              // One side hung up.
            }
          });
      DataInputStream records = new DataInputStream(target.getInputStream());
      byte[] head = new byte[5];
      while (records.read(head, 0, 1) == 1) {
        records.readFully(head, 1, 4);
        byte[] content = new byte[(head[3] & 0xff) << 8 | head[4] & 0xff];
        records.readFully(content);
        // In TLS 1.3 an alert looks like data: two bytes, their type, the JDK's padding and a tag.
        boolean alert = head[0] == 0x15 || head[0] == 0x17 && content.length == 35;
        if (!alert) {
          send(head).send(content);
        }
      }
      socket.close();
    }
  }

  /** Returns whether no further request follows. */
  boolean ended() {
    return ended;
  }

  private boolean awaitStop(int millis) throws IOException {
    try {
      return stopped.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException failure) {
      throw new IOException(failure);
    }
  }
}
