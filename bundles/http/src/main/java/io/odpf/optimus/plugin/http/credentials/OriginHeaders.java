// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.credentials;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.Credentials;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.http.PlainHttp;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.http.origin.Origin;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.HttpRequest;

/**
 * Adds the headers that only a request's own origin may see: credentials and configured headers.
 */
public final class OriginHeaders {

  private final Map<String, Secret> headers;
  private final Credentials credentials;
  private final Optional<Netrc> netrc;

  /**
   * Checks the settings' headers and reads the netrc file, if one is configured.
   *
   * @throws HttpException if a header cannot be sent, or the netrc file cannot be read
   */
  public OriginHeaders(HttpSettings settings, Map<String, String> environment)
      throws HttpException {
    for (Map.Entry<String, Secret> header : settings.headers().entrySet()) {
      HeaderRules.checkConfigured(header.getKey(), header.getValue());
    }
    if (settings.credentials() instanceof Credentials.Header own) {
      HeaderRules.checkConfigured(own.name(), own.value());
    } else if (settings.credentials() instanceof Credentials.Bearer bearer) {
      HeaderRules.checkValue("Authorization", bearer.token().reveal());
    }
    this.headers = settings.headers();
    this.credentials = settings.credentials();
    this.netrc =
        settings.credentials() instanceof Credentials.Netrc named
            ? Optional.of(
                Netrc.read(
                    named.file().isPresent() ? named.file().get() : Netrc.location(environment)))
            : Optional.empty();
  }

  /** Adds the headers to a request for its own origin. */
  public void addTo(HttpRequest request, Origin origin) {
    for (Map.Entry<String, Secret> header : headers.entrySet()) {
      request.setHeader(header.getKey(), header.getValue().reveal());
    }
    if (credentials instanceof Credentials.Bearer bearer) {
      request.setHeader("Authorization", "Bearer " + bearer.token().reveal());
    } else if (credentials instanceof Credentials.Basic basic) {
      request.setHeader("Authorization", BasicAuthorization.of(basic));
    } else if (credentials instanceof Credentials.Header own) {
      request.setHeader(own.name(), own.value().reveal());
    } else if (netrc.isPresent()) {
      Optional<Credentials.Basic> login = netrc.get().credentials(origin);
      if (login.isPresent()) {
        request.setHeader("Authorization", BasicAuthorization.of(login.get()));
      }
    }
  }

  /**
   * Refuses to send secrets over an unencrypted connection that others can read. Headers that a
   * provider adds to a request may also go to a link-local address, where clouds serve credentials.
   */
  public void refuseUnencrypted(io.odpf.optimus.plugin.api.http.HttpRequest request, Origin origin)
      throws HttpException {
    if (origin.secure() || PlainHttp.isLoopback(origin.host())) {
      return;
    }
    boolean own =
        !origin.isLinkLocal()
            && request.headers().keySet().stream().anyMatch("Authorization"::equalsIgnoreCase);
    boolean login = netrc.isPresent() && netrc.get().credentials(origin).isPresent();
    boolean configured =
        !headers.isEmpty()
            || login
            || !(credentials instanceof Credentials.None || netrc.isPresent());
    if (own || configured) {
      throw new HttpException(
          HttpException.Reason.SETTINGS,
          "credentials would be sent to "
              + Addresses.display(request.uri())
              + " without encryption",
          "use https, or set the provider's "
              + PlainHttp.OPTION
              + ": true if the network is trusted",
          null);
    }
  }
}
