// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import io.odpf.optimus.plugin.endpoint.exchange.Limits;
import io.odpf.optimus.plugin.endpoint.server.UnixSocket;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings of a management server.
 *
 * @param socket the Unix socket; absent for none
 * @param tls the port with TLS; absent for none
 * @param limits the limits on requests, calls and connections
 */
public record ManagementSettings(
    Optional<UnixSocket> socket, Optional<TlsSettings> tls, Limits limits) {
  public ManagementSettings {
    Objects.requireNonNull(socket, "socket");
    Objects.requireNonNull(tls, "tls");
    Objects.requireNonNull(limits, "limits");
  }
}
