// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.server;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A TCP port with TLS.
 *
 * @param host the name or address to listen at
 * @param port the port; 0 for a free one
 * @param certificate the file of the server's certificate and those above it, in PEM
 * @param key the file of its private key, in PEM of PKCS#8, which only its owner can read
 * @param access the file of credentials
 */
public record TlsSettings(String host, int port, Path certificate, Path key, Path access) {
  public TlsSettings {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(certificate, "certificate");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(access, "access");
  }
}
