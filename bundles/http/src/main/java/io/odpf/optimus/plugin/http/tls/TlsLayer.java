// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.tls;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.http.origin.Origin;
import java.io.IOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** The TLS layer of a client. An interface, so that plain http does not load the implementation. */
public interface TlsLayer {

  /** The phase of a connection in which it failed. */
  enum Phase {
    /**
     * During the handshake: a server that hangs up after asking for a certificate rejected ours.
     */
    HANDSHAKE,
    /** After the handshake, before the first byte of the response. */
    RESPONSE
  }

  /** Creates the TLS layer when the first https address needs it. */
  interface Supplier {
    TlsLayer get() throws HttpException;
  }

  /** Returns a TLS socket on top of a connected socket; no byte is sent yet. */
  Socket layer(Socket socket, Origin origin) throws IOException;

  /** Performs the handshake of a socket that {@link #layer} returned. */
  void handshake(Socket layered) throws IOException;

  /**
   * Translates a failure that TLS has caused; returns null for other failures.
   *
   * @param layered the socket that {@link #layer} returned
   */
  @Nullable HttpException explain(IOException failure, Socket layered, Origin origin, Phase phase);
}
