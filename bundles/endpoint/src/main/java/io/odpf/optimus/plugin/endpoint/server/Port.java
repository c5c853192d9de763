// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.server;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A TCP port.
 *
 * @param host the local host name or address to listen on
 * @param number the port; 0 for any free port
 * @param tls the identity of the server; empty for a port without TLS
 */
public record Port(String host, int number, Optional<Tls> tls) {
  public Port {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(tls, "tls");
  }

  /**
   * The identity of a server in TLS.
   *
   * @param certificate the PEM file of the server's certificate chain
   * @param key the PEM file of the private key in PKCS#8, readable only by its owner
   * @param clientCertificates whether to request certificates from clients
   */
  public record Tls(Path certificate, Path key, boolean clientCertificates) {
    public Tls {
      Objects.requireNonNull(certificate, "certificate");
      Objects.requireNonNull(key, "key");
    }
  }
}
