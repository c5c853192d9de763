// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.oci;

import io.odpf.optimus.plugin.api.http.Credentials;
import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Sends requests to a registry, and authenticates them with a token or a password if the registry
 * demands it. Credentials are sent to the registry and to the server that issues its tokens, but
 * not to redirect targets. Thread-safe.
 */
final class Registry {
  private final URI base;
  private final HttpClient open;
  private final HttpClient login;
  private final HttpClient foreign;
  private final Credentials credentials;
  private final Tokens tokens;
  private final Failures failures;
  private volatile boolean basic;

  /**
   * Creates a client.
   *
   * @param settings the settings for connections to the registry
   */
  Registry(URI base, HttpSettings settings, ProviderContext context, Clock clock)
      throws ProviderException {
    this.base = base;
    this.credentials = settings.credentials();
    this.open = context.http(settings.with(Credentials.NONE));
    this.login = context.http(settings);
    // Configured headers and certificates are for the registry only.
    this.foreign = context.http(settings.withoutIdentity());
    this.tokens =
        new Tokens(base, context.http(settings.withoutIdentity().with(credentials)), clock);
    this.failures = new Failures(base, credentials == Credentials.NONE, clock);
    // A configured token or header needs no challenge; it is sent with the first request.
    this.basic =
        credentials instanceof Credentials.Bearer || credentials instanceof Credentials.Header;
  }

  Failures failures() {
    return failures;
  }

  /** Returns the address of an API path, which is relative to {@code /v2/}. */
  URI address(String path) {
    String root = base.toString();
    return URI.create((root.endsWith("/") ? root : root + "/") + "v2/" + path);
  }

  /** Resolves the address in a response's header, which may be relative. */
  URI resolve(URI from, String location) throws ProviderException {
    try {
      return from.resolve(location);
    } catch (IllegalArgumentException malformed) {
      throw ProviderException.of(
          ProviderException.Kind.INVALID,
          "the registry named an address that is not one",
          "check the registry's address",
          malformed);
    }
  }

  /**
   * Returns whether an address has the registry's origin, so that credentials may be sent to it.
   */
  private boolean isOwn(URI address) {
    return base.getScheme().equalsIgnoreCase(address.getScheme())
        && base.getRawAuthority().equalsIgnoreCase(String.valueOf(address.getRawAuthority()));
  }

  /**
   * Sends a request, and authenticates if the registry answers 401. Returns the response with any
   * status; the caller closes it.
   *
   * @param scope the scope of the token, such as {@code repository:NAME:pull}
   */
  HttpResponse send(HttpRequest request, String scope)
      throws HttpException, ProviderException, InterruptedException {
    if (!isOwn(request.uri())) {
      return foreign.send(request);
    }
    if (basic) {
      return login.send(request);
    }
    Optional<Secret> token = tokens.find(scope);
    HttpResponse response =
        open.send(token.isPresent() ? authorized(request, token.get()) : request);
    if (response.status() != 401) {
      return response;
    }
    Optional<Challenge> challenge =
        Challenge.of(response.headers().getOrDefault("www-authenticate", List.of()));
    if (challenge.isEmpty()) {
      return response;
    }
    if (challenge.get().bearer()) {
      response.close();
      return open.send(authorized(request, tokens.request(challenge.get(), scope)));
    }
    if (credentials == Credentials.NONE) {
      return response;
    }
    response.close();
    HttpResponse answer = login.send(request);
    basic = answer.status() != 401;
    return answer;
  }

  private static HttpRequest authorized(HttpRequest request, Secret token) {
    return request.header("Authorization", "Bearer " + token.reveal());
  }
}
