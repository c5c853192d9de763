// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.serve;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.jobs.local.LocalPlugins;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The wanted server.
 *
 * @param host the local host name or address to listen on
 * @param port the port; 0 for any free port
 * @param identity the identity of the server in TLS; empty for a server of this machine only
 * @param access the file with the digests of tokens; empty for a server of this machine only
 * @param store the file of SQLite, or {@code postgresql://user:password@host/database}
 * @param keyRing the file with the keys of secrets; created with a new key if it does not exist and
 *     the environment has no key
 * @param plugins the installed plugins, which the server does not close
 * @param options the options of all calls of plugins
 * @param version what the server tells clients as its version
 * @param environment the variables of the process
 */
public record JobServerRequest(
    String host,
    int port,
    Optional<Identity> identity,
    Optional<Path> access,
    Secret store,
    Path keyRing,
    LocalPlugins plugins,
    CallOptions options,
    String version,
    Map<String, String> environment) {
  public JobServerRequest {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(keyRing, "keyRing");
    Objects.requireNonNull(plugins, "plugins");
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(version, "version");
    environment = Map.copyOf(environment);
  }

  /** Omits the environment, which holds secrets. */
  @Override
  public String toString() {
    return "server on " + host + ":" + port;
  }

  /**
   * The identity of a server in TLS.
   *
   * @param certificate the PEM file of the server's certificate chain
   * @param key the PEM file of the private key in PKCS#8, readable only by its owner
   */
  public record Identity(Path certificate, Path key) {
    public Identity {
      Objects.requireNonNull(certificate, "certificate");
      Objects.requireNonNull(key, "key");
    }
  }
}
