// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.credentials;

import io.odpf.optimus.plugin.api.http.Credentials;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The Basic authentication scheme (RFC 7617). */
public final class BasicAuthorization {
  private BasicAuthorization() {}

  /** Returns the value of an Authorization or Proxy-Authorization header. */
  public static String of(Credentials.Basic credentials) {
    String pair = credentials.username() + ":" + credentials.password().reveal();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
