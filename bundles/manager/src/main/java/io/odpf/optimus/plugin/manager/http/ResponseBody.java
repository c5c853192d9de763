// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** A body, which fails where it ends before its time, and closes its connection when it fails. */
final class ResponseBody extends InputStream {

  /** What is left over and at most this long is read for the sake of the connection. */
  private static final long WORTH_READING = 4096;

  private final InputStream content;
  private final long declared;
  private final WireConnection connection;
  private final Route route;
  private final ConnectionPool pool;
  private long received;
  private boolean ended;
  private boolean failed;

  /**
   * @param content null if there is no body
   * @param declared its length; negative if its end is marked otherwise
   */
  ResponseBody(
      InputStream content,
      long declared,
      WireConnection connection,
      Route route,
      ConnectionPool pool) {
    this.content = content;
    this.declared = declared;
    this.connection = connection;
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
      throw new IOException("the body was closed, or failed before");
    }
    if (ended || length == 0) {
      return ended ? -1 : 0;
    }
    try {
      int read = content.read(bytes, offset, length);
      // The decoder takes the end of the stream for the end of the trailers.
      if (read < 0 && declared == BodyLength.CHUNKED && connection.ended()) {
        throw new EOFException("the last chunk is not complete");
      }
      received += Math.max(0, read);
      ended = read < 0 || received == declared;
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
