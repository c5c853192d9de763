// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.oci;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.http.PlainHttp;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Requests the registry's tokens, as the token authentication of the distribution project
 * specifies, and keeps them by scope. Thread-safe.
 */
final class Tokens {
  private static final int LONGEST = 64 << 10;

  /** The lifetime in seconds if the server names none, according to the specification. */
  private static final long USUAL = 60;

  private final URI registry;
  private final HttpClient login;
  private final Clock clock;

  @GuardedBy("this")
  private final Map<String, Token> tokens = new HashMap<>();

  /**
   * Creates an empty set.
   *
   * @param login a client that sends the user's credentials, if there are any
   */
  Tokens(URI registry, HttpClient login, Clock clock) {
    this.registry = registry;
    this.login = login;
    this.clock = clock;
  }

  private record Token(Secret value, Instant end) {}

  /** Returns a token that has not expired; empty if there is none. */
  synchronized Optional<Secret> find(String scope) {
    Token token = tokens.get(scope);
    return token != null && clock.instant().isBefore(token.end())
        ? Optional.of(token.value())
        : Optional.empty();
  }

  /**
   * Requests a token from the server that the challenge names, and keeps it.
   *
   * @throws ProviderException if the challenge names no usable server, or the server issues no
   *     token
   */
  Secret request(Challenge challenge, String scope)
      throws HttpException, ProviderException, InterruptedException {
    URI realm = realm(challenge);
    StringBuilder address = new StringBuilder(realm.toString());
    address.append(realm.getRawQuery() == null ? '?' : '&').append("scope=").append(encoded(scope));
    challenge
        .parameter("service")
        .ifPresent(service -> address.append("&service=").append(encoded(service)));
    HttpRequest request =
        HttpRequest.get(URI.create(address.toString())).header("Accept", "application/json");
    try (HttpResponse response = login.send(request)) {
      String body = Bodies.text(response, LONGEST);
      if (response.status() != 200) {
        throw refused(response, realm, body);
      }
      Token token = parse(body, realm);
      synchronized (this) {
        tokens.put(scope, token);
      }
      return token.value();
    }
  }

  private ProviderException refused(HttpResponse response, URI realm, String body) {
    if (response.status() != 401 && response.status() != 403) {
      return HttpFailures.status(response, clock);
    }
    String said = Failures.message(body);
    return ProviderException.denied(
        Addresses.display(realm)
            + " issues no token for "
            + Addresses.display(registry)
            + " ("
            + response.status()
            + (said.isEmpty() ? ")" : ": " + said + ")"),
        "check the provider's auth: user name, and password or access token");
  }

  /**
   * Returns the address of the token server. Refuses http for a registry with https, since
   * credentials are sent to the server.
   */
  private URI realm(Challenge challenge) throws ProviderException {
    String text = challenge.parameter("realm").orElse("");
    try {
      URI realm = URI.create(text);
      boolean known =
          "https".equalsIgnoreCase(realm.getScheme()) || "http".equalsIgnoreCase(realm.getScheme());
      if (known && realm.getRawAuthority() != null && realm.getRawAuthority().indexOf('@') < 0) {
        if (PlainHttp.isOpen(realm) && !PlainHttp.isOpen(registry)) {
          throw ProviderException.invalid(
              Addresses.display(registry)
                  + " refers clients to "
                  + Addresses.display(realm)
                  + " for tokens, without TLS",
              "ask the registry's operator to issue tokens over https");
        }
        return realm;
      }
    } catch (IllegalArgumentException malformed) {
      // Reported below.
    }
    throw ProviderException.invalid(
        Addresses.display(registry) + " does not say which server issues its tokens",
        "check the registry's address");
  }

  private Token parse(String body, URI realm) throws ProviderException {
    try {
      if (JsonParser.parseString(body) instanceof JsonObject answer) {
        Optional<String> token = text(answer, "token").or(() -> text(answer, "access_token"));
        if (token.isPresent() && !token.get().isEmpty()) {
          // Use a token for 90% of its lifetime, at most a day: it could expire while a request is
          // on its way.
          long used = Math.max(1, Math.min(lifetime(answer), 86_400) * 9 / 10);
          return new Token(Secret.of(token.get()), clock.instant().plusSeconds(used));
        }
      }
    } catch (JsonParseException e) {
      // The cause is omitted: its message may quote a token.
    }
    throw ProviderException.invalid(
        Addresses.display(realm) + " answered without a token", "check the registry's address");
  }

  /** Returns the lifetime of a token in seconds; the usual one if the answer has no number. */
  private static long lifetime(JsonObject answer) {
    try {
      return text(answer, "expires_in").map(Long::parseLong).orElse(USUAL);
    } catch (NumberFormatException e) {
      return USUAL;
    }
  }

  private static Optional<String> text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive()
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
