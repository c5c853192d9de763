// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.exchange;

import java.util.Optional;

/**
 * The cookie of a browser's session. By its name, a browser takes it only over TLS and for this
 * host alone; no script can read it, and no page of another site can send it.
 */
public final class SessionCookie {
  private static final String NAME = "__Host-optimus-session";
  private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Strict";

  private SessionCookie() {}

  /** Returns the secret that a request shows. */
  public static Optional<String> of(Exchange exchange) {
    for (String cookie : exchange.header("Cookie").orElse("").split(";", -1)) {
      String pair = cookie.strip();
      if (pair.startsWith(NAME + "=")) {
        return Optional.of(pair.substring(NAME.length() + 1));
      }
    }
    return Optional.empty();
  }

  /** Sets the cookie in a response. */
  public static void set(Exchange exchange, String secret) {
    exchange.head(204, "Set-Cookie", NAME + "=" + secret + ATTRIBUTES);
  }

  /** Removes the cookie in a response. */
  public static void clear(Exchange exchange) {
    exchange.head(204, "Set-Cookie", NAME + "=" + ATTRIBUTES + "; Max-Age=0");
  }
}
