// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import io.odpf.optimus.plugin.endpoint.server.Port;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A TCP port with TLS.
 *
 * @param host the local host name or address to listen on
 * @param port the port; 0 for any free port
 * @param certificate the PEM file of the server's certificate chain
 * @param key the PEM file of the private key in PKCS#8, readable only by its owner
 * @param access the access file
 */
public record TlsSettings(String host, int port, Path certificate, Path key, Path access) {
  public TlsSettings {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(certificate, "certificate");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(access, "access");
  }

  /** Returns the port, with or without requests for the certificates of clients. */
  Port port(boolean clientCertificates) {
    return new Port(host, port, Optional.of(new Port.Tls(certificate, key, clientCertificates)));
  }
}
