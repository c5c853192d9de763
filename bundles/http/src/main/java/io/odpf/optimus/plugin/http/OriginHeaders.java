// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.Credentials;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.http.PlainHttp;
import io.odpf.optimus.plugin.api.option.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.HttpRequest;

/** The headers for the origin of a request alone: credentials and those of the configuration. */
final class OriginHeaders {

  /** What the client needs for itself; a configured one would break framing or a check. */
  private static final Set<String> OWN =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "proxy-authorization",
          "proxy-connection",
          "range",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private final Map<String, Secret> headers;
  private final Credentials credentials;
  private final Optional<Netrc> netrc;

  /**
   * @throws HttpException if a header cannot be sent, or the netrc file cannot be read
   */
  OriginHeaders(HttpSettings settings, Map<String, String> environment) throws HttpException {
    for (Map.Entry<String, Secret> header : settings.headers().entrySet()) {
      check(header.getKey(), header.getValue());
    }
    if (settings.credentials() instanceof Credentials.Header own) {
      check(own.name(), own.value());
    } else if (settings.credentials() instanceof Credentials.Bearer bearer) {
      checkValue("Authorization", bearer.token().reveal());
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

  /** Adds what {@code origin} may see; it is the request's own. */
  void addTo(HttpRequest request, Origin origin) {
    for (Map.Entry<String, Secret> header : headers.entrySet()) {
      request.setHeader(header.getKey(), header.getValue().reveal());
    }
    if (credentials instanceof Credentials.Bearer bearer) {
      request.setHeader("Authorization", "Bearer " + bearer.token().reveal());
    } else if (credentials instanceof Credentials.Basic basic) {
      request.setHeader("Authorization", basic(basic));
    } else if (credentials instanceof Credentials.Header own) {
      request.setHeader(own.name(), own.value().reveal());
    } else if (netrc.isPresent()) {
      Optional<Credentials.Basic> login = netrc.get().credentials(origin);
      if (login.isPresent()) {
        request.setHeader("Authorization", basic(login.get()));
      }
    }
  }

  /**
   * Refuses to show secrets to whoever is on the way to an origin without TLS. What a provider puts
   * into a request itself may also go to a link-local address, where clouds lend keys.
   */
  void refuseInTheOpen(io.odpf.optimus.plugin.api.http.HttpRequest request, Origin origin)
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

  /** The value of an Authorization or Proxy-Authorization header. */
  static String basic(Credentials.Basic credentials) {
    String pair = credentials.username() + ":" + credentials.password().reveal();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static void check(String name, Secret value) throws HttpException {
    checkName(name);
    if (OWN.contains(name.toLowerCase(Locale.ROOT))) {
      throw unusable("the header '" + name + "' cannot be configured: the client sets it itself");
    }
    checkValue(name, value.reveal());
  }

  /** Refuses a request's header that says how the message is framed or where it goes. */
  static void checkFraming(String name) throws HttpException {
    String lower = name.toLowerCase(Locale.ROOT);
    if (OWN.contains(lower) && !lower.equals("accept-encoding") && !lower.equals("range")) {
      throw unusable("the header '" + name + "' cannot be set: the client sets it itself");
    }
  }

  /** RFC 9110, 5.6.2. */
  static void checkName(String name) throws HttpException {
    boolean valid = !name.isEmpty();
    for (int i = 0; valid && i < name.length(); i++) {
      char c = name.charAt(i);
      valid =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }
    if (!valid) {
      throw unusable("'" + Printable.of(name) + "' is no name of a header");
    }
  }

  /** A line break would begin another header. The value is not shown: it may be secret. */
  static void checkValue(String name, String value) throws HttpException {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' && c != '\t' || c == 127 || c > 255) {
        throw unusable("the value of the header '" + name + "' has characters that cannot be sent");
      }
    }
  }

  private static HttpException unusable(String message) {
    return new HttpException(
        HttpException.Reason.SETTINGS,
        message,
        "correct the provider's auth or headers; a secret read from a file may end in a line break",
        null);
  }
}
