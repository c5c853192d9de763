// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

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

/**
 * An open HTTP/1.1 connection. Used by one thread at a time; {@link #drop} by any. The time limits
 * are its socket's.
 */
final class WireConnection extends DefaultBHttpClientConnection {
  private static final int BUFFER = 64 * 1024;
  private static final Http1Config LIMITS =
      Http1Config.custom()
          .setBufferSize(BUFFER)
          .setMaxHeaderCount(200)
          .setMaxLineLength(16 * 1024)
          .setMaxEmptyLineCount(4)
          .build();
  private static final int MAX_INTERIM_ANSWERS = 16;
  private static final Timeout PROBE = Timeout.ofMilliseconds(1);

  private final LimitedSocket socket;
  private final Socket top;
  private Watched input;

  /**
   * @param socket the connected socket
   * @param top the same, or the TLS socket upon it
   */
  WireConnection(LimitedSocket socket, Socket top) throws IOException {
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
    bind(
        new SocketHolder(top) {
          @Override
          protected InputStream getInputStream(Socket source) throws IOException {
            input = new Watched(super.getInputStream(source));
            return input;
          }
        });
  }

  /**
   * Sends a request and reads the header of its answer; interim answers are skipped.
   *
   * @throws ProtocolException if what came breaks the rules of HTTP
   */
  ClassicHttpResponse exchange(ClassicHttpRequest request) throws IOException {
    if (input != null) {
      input.answered = false;
    }
    try {
      IOException unsent = send(request);
      for (int i = 0; i < MAX_INTERIM_ANSWERS; i++) {
        ClassicHttpResponse response = receive(unsent);
        // The parser takes the end of the stream for the end of the header.
        if (ended()) {
          throw new EOFException("the header is not complete");
        }
        if (response.getCode() == 101) {
          throw new ProtocolException("it switched to another protocol, which nobody asked for");
        }
        if (response.getCode() >= 200) {
          return response;
        }
      }
      throw new ProtocolException("it sent more than " + MAX_INTERIM_ANSWERS + " interim answers");
    } catch (HttpException violation) {
      throw protocolException(violation);
    }
  }

  /** A server that hangs up while it is written to may have said why. */
  private IOException send(ClassicHttpRequest request) throws HttpException {
    try {
      sendRequestHeader(request);
      sendRequestEntity(request);
      flush();
      return null;
    } catch (IOException failure) {
      return failure;
    }
  }

  private ClassicHttpResponse receive(IOException unsent) throws IOException, HttpException {
    try {
      return receiveResponseHeader();
    } catch (IOException failure) {
      if (unsent != null) {
        failure.addSuppressed(unsent);
      }
      throw failure;
    }
  }

  /** Makes the entity of an answer that has a body. */
  void openBody(ClassicHttpResponse response) throws IOException {
    try {
      receiveResponseEntity(response);
    } catch (HttpException violation) {
      throw protocolException(violation);
    }
  }

  /** Whether a byte came since the last request. */
  boolean answered() {
    return input != null && input.answered;
  }

  /** Whether the other side was seen to have ended the connection. */
  boolean ended() {
    return input != null && input.ended;
  }

  /** Whether a connection with TLS was ended by TCP alone, as if it had been cut. */
  boolean wasCut() {
    return top != socket && ended() && socket.ended();
  }

  /**
   * Whether another request may be sent: the other side has neither gone, nor said anything that
   * nobody asked for. Does not wait.
   */
  boolean usable() {
    socket.probing(true);
    try {
      return !isDataAvailable(PROBE) && !isStale();
    } catch (IOException gone) {
      return false;
    } finally {
      socket.probing(false);
    }
  }

  LimitedSocket socket() {
    return socket;
  }

  /** The socket that is read from: a TLS one, or the same as {@link #socket}. */
  Socket top() {
    return top;
  }

  /** Closes the socket at once, under whoever reads from it. */
  void drop() {
    try {
      socket.close();
    } catch (IOException nothingLost) {
      // It is gone either way.
    }
  }

  /** The same as an exception of input and output. */
  static ProtocolException protocolException(HttpException violation) {
    ProtocolException exception = new ProtocolException(violation.getMessage());
    exception.initCause(violation);
    return exception;
  }

  /** Notes whether anything came, and whether the end did. */
  private static final class Watched extends FilterInputStream {
    private boolean answered;
    private boolean ended;

    Watched(InputStream source) {
      super(source);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      note(read);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      note(read);
      return read;
    }

    private void note(int read) {
      if (read < 0) {
        ended = true;
      } else {
        answered = true;
      }
    }
  }
}
