// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.http;

import io.odpf.optimus.plugin.api.option.Secret;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings for connections to one provider's servers.
 *
 * @param credentials the credentials from {@code auth:}
 * @param headers headers sent with every request to the first origin; values may be secret
 * @param caFile PEM certificates to trust instead of the JDK's
 * @param clientCertificate the certificate for servers that require one
 * @param proxy the proxy; if absent, the environment's HTTPS_PROXY, HTTP_PROXY and NO_PROXY decide
 * @param plainHttp whether credentials may be sent without TLS to machines other than this one
 * @param socket the Unix socket that leads to the first origin, in place of its host and port
 */
public record HttpSettings(
    Credentials credentials,
    Map<String, Secret> headers,
    Optional<Path> caFile,
    Optional<ClientCertificate> clientCertificate,
    Optional<Proxy> proxy,
    boolean plainHttp,
    Optional<Path> socket) {

  /** No credentials, the JDK's trust, the environment's proxy. */
  public static final HttpSettings DEFAULT =
      new HttpSettings(
          Credentials.NONE, Map.of(), Optional.empty(), Optional.empty(), Optional.empty());

  public HttpSettings {
    Objects.requireNonNull(credentials, "credentials");
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    Objects.requireNonNull(caFile, "caFile");
    Objects.requireNonNull(clientCertificate, "clientCertificate");
    Objects.requireNonNull(proxy, "proxy");
    Objects.requireNonNull(socket, "socket");
  }

  /** Creates settings for servers that are reached by their host and port. */
  public HttpSettings(
      Credentials credentials,
      Map<String, Secret> headers,
      Optional<Path> caFile,
      Optional<ClientCertificate> clientCertificate,
      Optional<Proxy> proxy,
      boolean plainHttp) {
    this(credentials, headers, caFile, clientCertificate, proxy, plainHttp, Optional.empty());
  }

  /** Creates settings that send credentials to other machines only over TLS. */
  public HttpSettings(
      Credentials credentials,
      Map<String, Secret> headers,
      Optional<Path> caFile,
      Optional<ClientCertificate> clientCertificate,
      Optional<Proxy> proxy) {
    this(credentials, headers, caFile, clientCertificate, proxy, false);
  }

  /** Returns these settings with other credentials. */
  public HttpSettings with(Credentials others) {
    return new HttpSettings(others, headers, caFile, clientCertificate, proxy, plainHttp, socket);
  }

  /**
   * Returns these settings for servers behind a Unix socket; redirects to other origins leave it.
   *
   * @since 1.3
   */
  public HttpSettings through(Path unixSocket) {
    return new HttpSettings(
        credentials,
        headers,
        caFile,
        clientCertificate,
        Optional.empty(),
        plainHttp,
        Optional.of(unixSocket));
  }

  /** Returns these settings without credentials, headers and client certificate. */
  public HttpSettings withoutIdentity() {
    return new HttpSettings(
        Credentials.NONE, Map.of(), caFile, Optional.empty(), proxy, plainHttp, socket);
  }

  /**
   * A client certificate and its key, both PEM and possibly in the same file.
   *
   * @param key PKCS#8, unencrypted
   */
  public record ClientCertificate(Path certificate, Path key) {}

  /**
   * An HTTP proxy, which https passes by CONNECT.
   *
   * @param credentials the proxy's credentials, if it requires them
   */
  public record Proxy(String host, int port, Optional<Credentials.Basic> credentials) {}
}
