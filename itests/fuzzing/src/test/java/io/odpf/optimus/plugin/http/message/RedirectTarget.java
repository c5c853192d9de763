// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.message;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.http.origin.Origin;
import io.odpf.optimus.plugin.itests.fuzzing.Invariant;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The target of a Location header: http or https, without secrets, never from https to http. */
public final class RedirectTarget {
  private RedirectTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String location = new String(input, StandardCharsets.ISO_8859_1);
    next("http://user@example.com/a/b?c", location);
    next("https://example.com/a/b/", location);
  }

  private static void next(String from, String location) {
    URI start = URI.create(from);
    try {
      URI to = new Redirects(start).next(start, 302, location);
      Origin origin = Origin.of(to);
      Invariant.holds(origin.secure() || from.startsWith("http:"), "down from https: " + to);
      Invariant.holds(to.getRawUserInfo() == null, "user information: " + to);
      Invariant.holds(to.getRawAuthority().indexOf('@') < 0, "user information: " + to);
      Invariant.holds(to.getRawFragment() == null, "a fragment: " + to);
      Invariant.holds(to.getRawPath().startsWith("/"), "no path: " + to);
      Invariant.holds(
          to.toString().chars().allMatch(c -> c > ' ' && c < 127), "cannot be sent: " + to);
    } catch (HttpException failure) {
      Invariant.holds(failure.reason() == HttpException.Reason.REDIRECT, failure.reason() + "");
      Invariant.printable(failure.getMessage());
    }
  }
}
