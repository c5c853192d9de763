// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.handshake;

import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Optional;

/**
 * What a plugin answered on its first line.
 *
 * @param version the version of the application's protocol that it chose
 * @param address a {@link java.net.UnixDomainSocketAddress} or a {@link java.net.InetSocketAddress}
 * @param certificate the one that it will present; absent if it does not use AutoMTLS
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
