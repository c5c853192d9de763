// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import io.odpf.optimus.plugin.api.provider.LowSpeed;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.apache.hc.core5.http.ContentLengthStrategy;

/** A body, which fails where it ends before its time, and closes its connection when it fails. */
final class ResponseBody extends InputStream {

  /** What is left over and at most this long is read for the sake of the connection. */
  private static final long WORTH_READING = 4096;

  private final InputStream content;
  private final long declared;
  private final WireConnection connection;
  private final LowSpeed speed;
  private final Route route;
  private final ConnectionPool pool;
  private long received;
  private boolean ended;
  private boolean failed;
  private boolean cut;
  private byte[] peeked = new byte[0];
  private int peekedAt;

  /**
   * @param content null if there is no body
   * @param declared its length; negative if its end is marked otherwise
   */
  ResponseBody(
      InputStream content,
      long declared,
      WireConnection connection,
      LowSpeed speed,
      Route route,
      ConnectionPool pool) {
    this.content = content;
    this.declared = declared;
    this.connection = connection;
    this.speed = speed;
    this.route = route;
    this.pool = pool;
    this.ended = content == null || declared == 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (failed) {
      if (cut) {
        throw Failures.unmarkedEnd(route, received);
      }
      throw new IOException("the body was closed, or failed before");
    }
    if (peekedAt < peeked.length && length > 0) {
      int taken = Math.min(length, peeked.length - peekedAt);
      System.arraycopy(peeked, peekedAt, bytes, offset, taken);
      peekedAt += taken;
      return taken;
    }
    if (ended || length == 0) {
      return ended ? -1 : 0;
    }
    return receive(bytes, offset, length);
  }

  /** The first bytes, which are read again. To be called before anything is read, and once. */
  byte[] peek(int length) throws IOException {
    peeked = readNBytes(length);
    return peeked;
  }

  private int receive(byte[] bytes, int offset, int length) throws IOException {
    try {
      speed.begin();
      int read = content.read(bytes, offset, length);
      // The decoder takes the end of the stream for the end of the trailers.
      if (read < 0 && declared == BodyLength.CHUNKED && connection.ended()) {
        throw new EOFException("the last chunk is not complete");
      }
      received += Math.max(0, read);
      ended = read < 0 || received == declared;
      if (speed.isReached(Math.max(0, read)) && !ended) {
        throw Failures.tooSlow(route, speed, connection.socket().limits());
      }
      // Anybody on the way can end a TCP connection; only who has the key can end one of TLS.
      if (read < 0 && declared == ContentLengthStrategy.UNDEFINED && connection.wasCut()) {
        cut = true;
        throw Failures.unmarkedEnd(route, received);
      }
      return read;
    } catch (IOException failure) {
      abandon();
      if (Thread.currentThread().isInterrupted()) {
        InterruptedIOException interrupted =
            new InterruptedIOException("interrupted while reading from " + route);
        interrupted.initCause(failure);
        throw interrupted;
      }
      throw Failures.reading(failure, route, connection, received, declared, pool.isClosed());
    }
  }

  /** Reads what little may be left; whether the body is at its end then. */
  boolean finish() {
    peekedAt = peeked.length;
    if (!failed && !ended && declared >= 0 && declared - received <= WORTH_READING) {
      connection.socket().hurry();
      byte[] rest = new byte[(int) (declared - received)];
      try {
        while (!ended && read(rest, 0, rest.length) >= 0) {
          // Only to the end.
        }
      } catch (IOException notInTime) {
        return false;
      }
    }
    return ended && !failed;
  }

  /** Closes the connection; later reads fail. */
  void abandon() {
    failed = true;
    pool.discard(connection);
  }

  /** Leaves the connection to another request; later reads fail. */
  void giveBack() {
    failed = true;
    pool.giveBack(route, connection);
  }

  /** Does nothing: the response is what is closed. */
  @Override
  public void close() {}
}
