// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel;

import java.security.cert.X509Certificate;
import java.util.Objects;
import javax.net.ssl.KeyManager;

/** How a connection to a plugin is protected. */
public sealed interface Security {

  /** No protection, for sockets in a directory accessible only to this user. */
  Security CLEAR = new Clear();

  /** No protection. */
  record Clear() implements Security {}

  /**
   * TLS 1.2 or newer with certificates on both sides, as in go-plugin's AutoMTLS.
   *
   * @param own presents the host's certificate
   * @param plugin the only certificate that the plugin may present; its name is {@code localhost}
   */
  record MutualTls(KeyManager own, X509Certificate plugin) implements Security {
    public MutualTls {
      Objects.requireNonNull(own, "own");
      Objects.requireNonNull(plugin, "plugin");
    }
  }
}
