// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.connection;

import io.odpf.optimus.plugin.http.message.BodyLength;
import io.odpf.optimus.plugin.http.message.ResponseHead;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** An open HTTP/1.1 connection. Its socket enforces the time limits. Not thread-safe. */
public final class WireConnection extends DefaultBHttpClientConnection {
  private static final int BUFFER = 64 * 1024;
  private static final Http1Config LIMITS =
      Http1Config.custom()
          .setBufferSize(BUFFER)
          .setMaxHeaderCount(200)
          .setMaxLineLength(16 * 1024)
          .setMaxEmptyLineCount(4)
          .build();
  private static final int MAX_INTERIM_RESPONSES = 16;
  private static final Timeout PROBE = Timeout.ofMilliseconds(1);

  private final DeadlineSocket socket;
  private final Socket top;
  private final MonitoredInput input;

  /**
   * @param socket the connected socket
   * @param top the same socket, or the TLS socket on top of it
   */
  WireConnection(DeadlineSocket socket, Socket top) throws IOException {
    super(
        LIMITS,
        null,
        null,
        BodyLength.INSTANCE,
        BodyLength.INSTANCE,
        null,
        new ResponseHead.Factory(LIMITS));
    this.socket = socket;
    this.top = top;
    this.input = new MonitoredInput(top.getInputStream());
    bind(
        new SocketHolder(top) {
          @Override
          protected InputStream getInputStream(Socket source) {
            return input;
          }
        });
  }

  /**
   * Sends a request and reads the header of its response; interim responses are skipped.
   *
   * @throws ProtocolException if the response violates HTTP
   */
  public ClassicHttpResponse exchange(ClassicHttpRequest request) throws IOException {
    input.answered = false;
    try {
      IOException unsent = send(request);
      for (int i = 0; i < MAX_INTERIM_RESPONSES; i++) {
        ClassicHttpResponse response = receive(unsent);
        // The parser treats the end of the stream as the end of the header.
        if (ended()) {
          throw new EOFException("the header is not complete");
        }
        if (response.getCode() == 101) {
          throw new ProtocolException("it switched to another protocol, which was not requested");
        }
        if (response.getCode() >= 200) {
          return response;
        }
      }
      throw new ProtocolException(
          "it sent more than " + MAX_INTERIM_RESPONSES + " interim responses");
    } catch (HttpException e) {
      throw protocolException(e);
    }
  }

  /**
   * Sends a request. Returns a failure instead of throwing it: a server that closes the connection
   * early may have responded first.
   */
  private @Nullable IOException send(ClassicHttpRequest request) throws HttpException {
    try {
      sendRequestHeader(request);
      sendRequestEntity(request);
      flush();
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  private ClassicHttpResponse receive(@Nullable IOException unsent)
      throws IOException, HttpException {
    try {
      return receiveResponseHeader();
    } catch (IOException e) {
      if (unsent != null) {
        e.addSuppressed(unsent);
      }
      throw e;
    }
  }

  /** Attaches the body to a response that has one. */
  public void openBody(ClassicHttpResponse response) throws IOException {
    try {
      receiveResponseEntity(response);
    } catch (HttpException e) {
      throw protocolException(e);
    }
  }

  /** Returns whether a byte was received since the last request. */
  public boolean answered() {
    return input.answered;
  }

  /** Returns whether the end of the stream was read. */
  boolean ended() {
    return input.ended;
  }

  /**
   * Returns whether a TLS connection ended without close_notify, so that it may have been
   * truncated.
   */
  boolean wasCut() {
    return top != socket && ended() && socket.ended();
  }

  /**
   * Returns whether another request may be sent: the server has neither closed the connection nor
   * sent unrequested data. Does not wait.
   */
  boolean usable() {
    socket.probing(true);
    try {
      return !isDataAvailable(PROBE) && !isStale();
    } catch (IOException e) {
      return false;
    } finally {
      socket.probing(false);
    }
  }

  /** Returns the TCP socket. */
  public DeadlineSocket socket() {
    return socket;
  }

  /** Returns the socket that is read from: the TLS socket, or the same as {@link #socket}. */
  public Socket top() {
    return top;
  }

  /** Returns HttpCore's exception as an IOException. */
  public static ProtocolException protocolException(HttpException cause) {
    ProtocolException exception = new ProtocolException(cause.getMessage());
    exception.initCause(cause);
    return exception;
  }

  /** Records whether data was received and whether the end was reached. */
  private static final class MonitoredInput extends FilterInputStream {
    private boolean answered;
    private boolean ended;

    MonitoredInput(InputStream source) {
      super(source);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      record(read);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      record(read);
      return read;
    }

    private void record(int read) {
      if (read < 0) {
        ended = true;
      } else {
        answered = true;
      }
    }
  }
}
