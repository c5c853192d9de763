// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.connection;

import io.odpf.optimus.plugin.api.provider.LowSpeed;
import io.odpf.optimus.plugin.http.message.BodyLength;
import io.odpf.optimus.plugin.http.proxy.Route;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response. A read fails if the body ends early; a failed read closes the connection.
 * Not thread-safe.
 */
public final class ResponseBody extends InputStream {

  /** The longest unread rest of a body that is read in order to reuse the connection. */
  private static final long MAX_DRAIN_BYTES = 4096;

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
   * Creates a body of which nothing is read yet.
   *
   * @param content the decoded content; null if the response has no body
   * @param declared its length, or a negative value of {@link ContentLengthStrategy}
   */
  public ResponseBody(
      @Nullable InputStream content,
      long declared,
      WireConnection connection,
      LowSpeed speed,
      Route route,
      ConnectionPool pool) {
    this.content = content == null ? InputStream.nullInputStream() : content;
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
        throw ConnectionErrors.unmarkedEnd(route, received);
      }
      throw new IOException("the body is closed or failed earlier");
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

  /** Returns the first bytes without consuming them. May be called once, before the first read. */
  public byte[] peek(int length) throws IOException {
    peeked = readNBytes(length);
    return peeked;
  }

  private int receive(byte[] bytes, int offset, int length) throws IOException {
    try {
      speed.begin();
      int read = content.read(bytes, offset, length);
      // The decoder treats the end of the stream as the end of the trailers.
      if (read < 0 && declared == BodyLength.CHUNKED && connection.ended()) {
        throw new EOFException("the last chunk is incomplete");
      }
      received += Math.max(0, read);
      ended = read < 0 || received == declared;
      if (speed.isReached(Math.max(0, read)) && !ended) {
        throw ConnectionErrors.tooSlow(route, speed, connection.socket().limits());
      }
      // An attacker on the network can end a TCP connection, but not a TLS session.
      if (read < 0 && declared == ContentLengthStrategy.UNDEFINED && connection.wasCut()) {
        cut = true;
        throw ConnectionErrors.unmarkedEnd(route, received);
      }
      return read;
    } catch (IOException e) {
      abandon();
      if (Thread.currentThread().isInterrupted()) {
        InterruptedIOException interrupted =
            new InterruptedIOException("interrupted while reading from " + route);
        interrupted.initCause(e);
        throw interrupted;
      }
      throw ConnectionErrors.reading(e, route, connection, received, declared, pool.isClosed());
    }
  }

  /**
   * Reads and discards the rest of the body if it is short; returns whether the end was reached.
   */
  boolean drain() {
    peekedAt = peeked.length;
    if (!failed && !ended && declared >= 0 && declared - received <= MAX_DRAIN_BYTES) {
      connection.socket().limitToDrainTime();
      byte[] rest = new byte[(int) (declared - received)];
      try {
        while (!ended && read(rest, 0, rest.length) >= 0) {
          // The content is not needed.
        }
      } catch (IOException e) {
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

  /** Releases the connection for another request; later reads fail. */
  void release() {
    failed = true;
    pool.release(route, connection);
  }

  /** Does nothing: closing the response closes the body. */
  @Override
  public void close() {}
}
