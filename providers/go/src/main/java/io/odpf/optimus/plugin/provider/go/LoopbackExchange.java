// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** A request without a body, and its response. Used by one thread. */
final class LoopbackExchange {
  private static final byte[] LINE_END = {'\r', '\n'};

  private final Request request;
  private final OutputStream out;
  private boolean begun;
  private boolean chunked;

  LoopbackExchange(Request request, OutputStream out) {
    this.request = request;
    this.out = out;
  }

  /**
   * A request line.
   *
   * @param target the target as sent
   */
  record Request(String method, String target) {
    /**
     * Reads a request line.
     *
     * @throws IOException if it is not HTTP/1
     */
    static Request of(String line) throws IOException {
      String[] words = line.split(" ", -1);
      if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
        throw new ProtocolException("no request line");
      }
      return new Request(words[0], words[1]);
    }
  }

  /** Returns the response to a refused request. */
  static ByteBuffer refusal() {
    return ByteBuffer.wrap(
        "HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII));
  }

  String method() {
    return request.method();
  }

  /** Returns the request's target, as sent. */
  String target() {
    return request.target();
  }

  /** Tells whether a part of the response has been sent. */
  boolean begun() {
    return begun;
  }

  /** Sends a complete response with a text, which may be empty. */
  void answer(int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    head(status, "Content-Type: text/plain; charset=utf-8\r\nContent-Length: " + body.length);
    out.write(body);
    out.flush();
  }

  /**
   * Begins a response with the status 200.
   *
   * @param length the length of the body; if absent, {@link #end} completes the body
   */
  void begin(OptionalLong length) throws IOException {
    chunked = length.isEmpty();
    head(
        200,
        "Content-Type: application/octet-stream\r\n"
            + (chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + length.getAsLong()));
  }

  /** Sends a part of the body, of at least one byte. */
  void write(byte[] bytes, int length) throws IOException {
    if (chunked) {
      out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
    out.write(bytes, 0, length);
    if (chunked) {
      out.write(LINE_END);
    }
  }

  /** Ends the body. */
  void end() throws IOException {
    if (chunked) {
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    out.flush();
  }

  private void head(int status, String fields) throws IOException {
    begun = true;
    String head =
        "HTTP/1.1 " + status + " " + reason(status) + "\r\nConnection: close\r\n" + fields;
    out.write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  /** Returns the status line as Go shows it. */
  private static String reason(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 410 -> "Gone";
      case 429 -> "Too Many Requests";
      case 500 -> "Internal Server Error";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      default -> status < 500 ? "Client Error" : "Server Error";
    };
  }
}
