// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.exchange;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.eclipse.jetty.io.EndPoint;

/**
 * The other end of a connection, as far as the system and TLS know it.
 *
 * @param endPoint this end of the connection
 */
public record Peer(EndPoint endPoint) {

  /** Returns whether the connection is one of TLS. */
  public boolean isSecure() {
    return endPoint.isSecure();
  }

  /** Returns the channel of the connection; empty unless it is one of a Unix socket. */
  public Optional<SocketChannel> unixChannel() throws IOException {
    return endPoint.getTransport() instanceof SocketChannel channel
            && channel.getLocalAddress() instanceof UnixDomainSocketAddress
        ? Optional.of(channel)
        : Optional.empty();
  }

  /**
   * Returns the client's TLS certificate; empty if it presented none. The TLS layer has only
   * checked that the client has its private key.
   */
  public Optional<X509Certificate> certificate() {
    EndPoint.SslSessionData data = endPoint.getSslSessionData();
    if (data == null || data.sslSession() == null) {
      return Optional.empty();
    }
    try {
      Certificate first = data.sslSession().getPeerCertificates()[0];
      return first instanceof X509Certificate certificate
          ? Optional.of(certificate)
          : Optional.empty();
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty();
    }
  }
}
