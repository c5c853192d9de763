// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.exchange;

import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * A request and its response. One thread may read while another one writes; the class is not
 * otherwise thread-safe. Reads and writes block, but not longer than the limits permit, so that a
 * slow client cannot occupy a thread.
 */
public final class Exchange {
  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

  private final Request request;
  private final Response response;
  private final Limits limits;
  private @Nullable ByteBuffer unread;
  private boolean ended;
  private volatile boolean committed;
  private volatile boolean broken;

  public Exchange(Request request, Response response, Limits limits) {
    this.request = request;
    this.response = response;
    this.limits = limits;
  }

  public Limits limits() {
    return limits;
  }

  /** Returns the HTTP method, such as {@code GET}. */
  public String verb() {
    return request.getMethod();
  }

  /** Returns the path as it was sent, not decoded. */
  public String path() {
    String path = request.getHttpURI().getPath();
    return path == null ? "" : path;
  }

  /** Returns the query as it was sent, not decoded; empty if there is none. */
  public String query() {
    String query = request.getHttpURI().getQuery();
    return query == null ? "" : query;
  }

  /** Returns the first value of a request header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  /**
   * Returns the host and port of the request: the Host header, else the authority of its URI; empty
   * if it has neither.
   */
  public String authority() {
    String authority = request.getHttpURI().getAuthority();
    return header("Host").orElse(authority == null ? "" : authority);
  }

  /** Returns whether the request was sent over HTTP/2. */
  public boolean isHttp2() {
    return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2;
  }

  /** Returns the sender's address without its port. */
  public String address() {
    return String.valueOf(Request.getRemoteAddr(request));
  }

  /** Returns whether the request was sent over TLS. */
  public boolean isTls() {
    return peer().isSecure();
  }

  /** Returns the other end of the connection. */
  public Peer peer() {
    return new Peer(request.getConnectionMetaData().getConnection().getEndPoint());
  }

  /**
   * Has a handler of Jetty's reply, and waits for the end of its reply. The handler gets the body
   * that has been read, and nothing that proves who sent the request.
   *
   * @param cookies returns the value of the header {@code Cookie} without its secrets
   * @return whether there was a reply
   */
  public boolean reply(byte[] body, UnaryOperator<String> cookies, Request.Handler handler)
      throws EndpointException, InterruptedException {
    HandedRequest handed = new HandedRequest(request, body, cookies);
    return handed.reply(new HandedResponse(handed, response, this), handler);
  }

  /**
   * Reads the whole body.
   *
   * @throws EndpointException if the body exceeds the limit, does not arrive in time, or the
   *     connection fails
   */
  public byte[] body() throws EndpointException, InterruptedException {
    return read(limits.requestBytes(), true, deadline(limits.requestTime()));
  }

  /**
   * Reads the given number of bytes of the body.
   *
   * @param length the number of bytes
   * @param time the longest time to wait for them
   * @return the bytes; fewer only at the end of the body
   */
  public byte[] read(int length, Duration time) throws EndpointException, InterruptedException {
    return read(length, false, deadline(time));
  }

  /**
   * Reads a line of the body.
   *
   * @param time the longest time to wait for it
   * @return the line without its end; empty at the end of the body
   * @throws EndpointException if the line exceeds the limit of a request, does not arrive in time,
   *     or the connection fails
   */
  public Optional<byte[]> line(Duration time) throws EndpointException, InterruptedException {
    long deadline = deadline(time);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    ByteBuffer part = part(deadline);
    if (part == null) {
      return Optional.empty();
    }
    while (part != null) {
      byte next = part.get();
      if (next == '\n') {
        break;
      }
      if (line.size() == limits.requestBytes()) {
        throw tooLarge(limits.requestBytes());
      }
      line.write(next);
      part = part(deadline);
    }
    return Optional.of(line.toByteArray());
  }

  /** Returns the value of {@link System#nanoTime} after the given time. */
  private static long deadline(Duration time) {
    return System.nanoTime() + time.toNanos();
  }

  private byte[] read(int length, boolean toEnd, long deadline)
      throws EndpointException, InterruptedException {
    byte[] bytes = new byte[Math.min(length, 8192)];
    int size = 0;
    while (toEnd || size < length) {
      ByteBuffer part = part(deadline);
      if (part == null) {
        break;
      }
      if (toEnd && part.remaining() > length - size) {
        throw tooLarge(length);
      }
      int taken = Math.min(part.remaining(), length - size);
      if (size + taken > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(size + taken, Math.min(length, 2 * size)));
      }
      part.get(bytes, size, taken);
      size += taken;
    }
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  /** Returns a non-empty buffer of bytes that have not been read; null at the end of the body. */
  private @Nullable ByteBuffer part(long deadline) throws EndpointException, InterruptedException {
    while (unread == null || !unread.hasRemaining()) {
      if (ended) {
        return null;
      }
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        Completion ready = new Completion();
        request.demand(ready);
        if (!ready.await(Duration.ofNanos(deadline - System.nanoTime()))) {
          throw new EndpointException(
              EndpointProblem.TOO_SLOW, "the request did not arrive in time", "send it faster");
        }
      } else if (Content.Chunk.isFailure(chunk)) {
        broken = true;
        throw gone(chunk.getFailure());
      } else {
        ended = chunk.isLast();
        unread = copy(chunk);
      }
    }
    return unread;
  }

  private static ByteBuffer copy(Content.Chunk chunk) {
    ByteBuffer bytes = ByteBuffer.allocate(chunk.remaining());
    bytes.put(chunk.getByteBuffer()).flip();
    chunk.release();
    return bytes;
  }

  /** Creates the exception for a request that exceeds the limit, in bytes. */
  public static EndpointException tooLarge(long limit) {
    return new EndpointException(
        EndpointProblem.TOO_LARGE, "a request has at most " + limit + " bytes", "send less");
  }

  private static EndpointException gone(@Nullable Throwable cause) {
    return new EndpointException(EndpointProblem.CANCELLED, "the connection has ended", "", cause);
  }

  /**
   * Sets the status and headers of the response. Has no effect on the wire after the first write.
   *
   * @param headers names and values in turn; each replaces an earlier value
   */
  public void head(int status, String... headers) {
    response.setStatus(status);
    for (int i = 0; i < headers.length; i += 2) {
      response.getHeaders().put(headers[i], headers[i + 1]);
    }
  }

  /** Returns the status of the response. */
  public int status() {
    return response.getStatus();
  }

  /** Sets the trailers, which are sent at the end. Must precede the first write. */
  public void trailers(HttpFields.Mutable trailers) {
    response.setTrailersSupplier(() -> trailers);
  }

  /** Returns whether writing has begun, so that status and headers can no longer be changed. */
  public boolean isCommitted() {
    return committed;
  }

  /** Returns whether a read or write has failed, so that the connection must be closed. */
  public boolean isBroken() {
    return broken;
  }

  /**
   * Writes a part of the response and waits until it is sent.
   *
   * @throws EndpointException if the client does not read it in time, or the connection has ended
   */
  public void write(ByteBuffer bytes) throws EndpointException, InterruptedException {
    write(bytes, false);
  }

  /** Ends the response. */
  public void end() throws EndpointException, InterruptedException {
    write(EMPTY.duplicate(), true);
  }

  /** Writes the last part of the response. */
  public void end(ByteBuffer bytes) throws EndpointException, InterruptedException {
    write(bytes, true);
  }

  void write(ByteBuffer bytes, boolean last) throws EndpointException, InterruptedException {
    if (broken) {
      throw gone(null);
    }
    committed = true;
    Completion written = new Completion();
    // Stays set if this thread is interrupted or times out: a pending write excludes others.
    broken = true;
    response.write(last, bytes, written);
    if (!written.await(limits.writeTime())) {
      throw new EndpointException(
          EndpointProblem.TOO_SLOW, "the reply was not read in time", "read it faster");
    }
    if (written.failure() != null) {
      throw gone(written.failure());
    }
    broken = false;
  }
}
