// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.credentials;

import io.odpf.optimus.plugin.api.http.Credentials;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.http.origin.Origin;
import io.odpf.optimus.plugin.itests.fuzzing.Invariant;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The reader of netrc files: every login belongs to a machine, and hides its password. */
public final class NetrcTarget {
  private NetrcTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    Netrc netrc = Netrc.parse(text);
    try {
      Origin host = Origin.of(URI.create("https://example.com/"));
      Optional<Credentials.Basic> login = netrc.credentials(host);
      if (login.isPresent()) {
        Invariant.holds(
            text.contains("default")
                || text.contains("machine")
                || text.contains("\\")
                || text.contains("\""),
            "a login out of nowhere");
        String password = login.get().password().reveal();
        Invariant.holds(
            password.length() < 4 || !login.get().password().toString().contains(password),
            "a password that shows");
        Invariant.holds(
            text.contains(password) || text.contains("\\"), "a password that is not there");
      }
    } catch (HttpException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
