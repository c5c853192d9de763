// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.endpoint;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings of a job server on a port.
 *
 * @param host the local host name or address to listen on
 * @param port the port; 0 for any free port
 * @param tls the identity of the server in TLS; empty for a server of this machine only
 * @param access the access file, one credential a line: {@code NAME ROLE sha256:HEX}, and the
 *     project if it may use only one; empty for a server of this machine only, without tokens
 */
public record ServerSettings(String host, int port, Optional<Tls> tls, Optional<Path> access) {
  public ServerSettings {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(tls, "tls");
    Objects.requireNonNull(access, "access");
  }

  /** Returns the settings of a server for programs of this machine, without TLS and tokens. */
  public static ServerSettings local(int port) {
    return new ServerSettings("127.0.0.1", port, Optional.empty(), Optional.empty());
  }

  /**
   * The identity of a server in TLS.
   *
   * @param certificate the PEM file of the server's certificate chain
   * @param key the PEM file of the private key in PKCS#8, readable only by its owner
   */
  public record Tls(Path certificate, Path key) {
    public Tls {
      Objects.requireNonNull(certificate, "certificate");
      Objects.requireNonNull(key, "key");
    }
  }
}
