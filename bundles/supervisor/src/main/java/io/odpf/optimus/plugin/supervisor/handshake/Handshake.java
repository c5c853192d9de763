// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.handshake;

import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Optional;

/**
 * A plugin's handshake.
 *
 * @param version the version of the application's protocol that the plugin chose
 * @param address a {@link java.net.UnixDomainSocketAddress} or a {@link java.net.InetSocketAddress}
 * @param certificate the certificate that it will present; absent without AutoMTLS
 * @param multiplexed whether all connections share one socket
 */
public record Handshake(
    int version,
    SocketAddress address,
    Optional<X509Certificate> certificate,
    boolean multiplexed) {
  public Handshake {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(certificate, "certificate");
  }
}
