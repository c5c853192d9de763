// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.exchange;

import io.odpf.optimus.plugin.endpoint.exchange.Exchange;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The session cookie. The {@code __Host-} prefix makes browsers accept it only over TLS and send it
 * only to this host; {@code HttpOnly} hides it from scripts, and {@code SameSite} keeps it out of
 * requests that other sites cause.
 */
public final class SessionCookie {
  private static final String NAME = "__Host-optimus-session";
  private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Strict";

  private SessionCookie() {}

  /** Returns the session secret in a request's cookies. */
  public static Optional<String> of(Exchange exchange) {
    for (String cookie : exchange.header("Cookie").orElse("").split(";", -1)) {
      String pair = cookie.strip();
      if (pair.startsWith(NAME + "=")) {
        return Optional.of(pair.substring(NAME.length() + 1));
      }
    }
    return Optional.empty();
  }

  /** Returns the value of a request's header {@code Cookie} without this cookie. */
  public static String without(String cookies) {
    return Arrays.stream(cookies.split(";", -1))
        .map(String::strip)
        .filter(pair -> !pair.isEmpty() && !pair.startsWith(NAME))
        .collect(Collectors.joining("; "));
  }

  /** Sets the cookie in a response without content. */
  public static void set(Exchange exchange, String secret) {
    exchange.head(204, "Set-Cookie", NAME + "=" + secret + ATTRIBUTES);
  }

  /** Removes the cookie with a response without content. */
  public static void clear(Exchange exchange) {
    exchange.head(204, "Set-Cookie", NAME + "=" + ATTRIBUTES + "; Max-Age=0");
  }
}
