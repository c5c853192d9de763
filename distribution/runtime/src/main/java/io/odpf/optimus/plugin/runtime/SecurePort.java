// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime;

import io.odpf.optimus.plugin.api.management.ManagementProperty;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * A port of the management API, which has TLS and requires credentials.
 *
 * @param address the host and port to listen at: {@code 0.0.0.0:9100}, {@code [::1]:9100}
 * @param certificate the file of the server's certificate and those above it, in PEM
 * @param key the file of the certificate's private key, in PEM of PKCS#8
 * @param access the file of credentials, which must not be readable by other users
 */
public record SecurePort(String address, Path certificate, Path key, Path access) {
  public SecurePort {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(certificate, "certificate");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(access, "access");
  }

  /** Returns the port as properties of the framework. */
  Map<String, String> properties() {
    return Map.of(
        ManagementOptions.name(ManagementProperty.ADDRESS), address,
        ManagementOptions.name(ManagementProperty.CERTIFICATE),
            ManagementOptions.absolute(certificate),
        ManagementOptions.name(ManagementProperty.KEY), ManagementOptions.absolute(key),
        ManagementOptions.name(ManagementProperty.ACCESS), ManagementOptions.absolute(access));
  }
}
