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
 * How to speak to one provider's servers.
 *
 * @param credentials what {@code auth:} said
 * @param headers sent with every request to the first origin; values may be secret
 * @param caFile PEM certificates to trust instead of the JDK's
 * @param clientCertificate shown to servers that ask for one
 * @param proxy an explicit proxy; absent means what the environment says (HTTPS_PROXY, HTTP_PROXY,
 *     NO_PROXY)
 * @param plainHttp whether credentials may be sent without TLS to other machines than this one
 */
public record HttpSettings(
    Credentials credentials,
    Map<String, Secret> headers,
    Optional<Path> caFile,
    Optional<ClientCertificate> clientCertificate,
    Optional<Proxy> proxy,
    boolean plainHttp) {

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
  }

  /** Settings by which credentials are sent to other machines by TLS alone. */
  public HttpSettings(
      Credentials credentials,
      Map<String, Secret> headers,
      Optional<Path> caFile,
      Optional<ClientCertificate> clientCertificate,
      Optional<Proxy> proxy) {
    this(credentials, headers, caFile, clientCertificate, proxy, false);
  }

  /** The same trust and the same way out, but other credentials. */
  public HttpSettings with(Credentials others) {
    return new HttpSettings(others, headers, caFile, clientCertificate, proxy, plainHttp);
  }

  /** The same trust and the same way out, but nothing that says who asks. */
  public HttpSettings withoutIdentity() {
    return new HttpSettings(Credentials.NONE, Map.of(), caFile, Optional.empty(), proxy, plainHttp);
  }

  /**
   * A client certificate and its key, both PEM; they may be one file.
   *
   * @param key PKCS#8, unencrypted
   */
  public record ClientCertificate(Path certificate, Path key) {}

  /**
   * An HTTP proxy; https goes through it by CONNECT.
   *
   * @param credentials if it wants some
   */
  public record Proxy(String host, int port, Optional<Credentials.Basic> credentials) {}
}
