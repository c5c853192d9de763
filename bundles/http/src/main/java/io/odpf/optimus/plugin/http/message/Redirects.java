// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.message;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.http.origin.Origin;
import io.odpf.optimus.plugin.text.TerminalText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The redirects of one request: computes the next address, and refuses some. */
public final class Redirects {
  private static final int MAX = 10;
  private static final String HINT = "set the provider's url to the final address";

  private final List<URI> visited = new ArrayList<>();

  public Redirects(URI start) {
    visited.add(start);
  }

  /** Returns whether a status is a redirect. */
  public static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  /**
   * Returns the address that a redirect leads to, without user information and fragment.
   *
   * @param from the address that redirects
   * @param location the {@code Location} header; null if absent
   * @throws HttpException with {@link HttpException.Reason#REDIRECT} if it must not be followed
   */
  public URI next(URI from, int status, @Nullable String location) throws HttpException {
    String where = Addresses.display(from);
    if (location == null || location.isBlank()) {
      throw refused(where + " answered " + status + " without a Location header", HINT);
    }
    URI to = resolve(from, location.trim());
    if (to == null) {
      throw refused(where + " redirects to an invalid address", HINT);
    }
    String target = Addresses.display(to);
    boolean secure = "https".equalsIgnoreCase(to.getScheme());
    if (!secure && !"http".equalsIgnoreCase(to.getScheme())) {
      throw refused(
          where + " redirects to " + TerminalText.quote(target) + ", which is not http or https",
          HINT);
    }
    checkHost(where, to);
    if (!secure && "https".equalsIgnoreCase(from.getScheme())) {
      throw refused(
          where + " redirects from https to http: " + target,
          "an encrypted address must not redirect to an unencrypted one; ask the server's operator");
    }
    // A second visit is not a loop yet: servers redirect back once a file is ready.
    if (Collections.frequency(visited, to) > 1) {
      throw refused(where + " redirects in a loop: " + loop(to), HINT);
    }
    if (visited.size() > MAX) {
      throw refused(
          Addresses.display(visited.get(0))
              + " redirects more than "
              + MAX
              + " times, finally to "
              + target,
          HINT);
    }
    visited.add(to);
    return to;
  }

  private static void checkHost(String where, URI to) throws HttpException {
    try {
      Origin.of(to);
    } catch (HttpException e) {
      throw refused(where + " redirects, but " + e.getMessage(), HINT);
    }
  }

  private String loop(URI back) {
    StringBuilder chain = new StringBuilder();
    for (URI step : visited.subList(visited.lastIndexOf(back), visited.size())) {
      chain.append(Addresses.display(step)).append(" -> ");
    }
    return chain.append(Addresses.display(back)).toString();
  }

  private static @Nullable URI resolve(URI from, String location) {
    try {
      URI reference = Addresses.parse(encoded(location));
      if (location.startsWith("?")) {
        // URI.resolve follows RFC 2396 here and would drop the last segment of the path.
        reference = new URI(from.getRawPath() + "?" + reference.getRawQuery());
      }
      return withoutSecrets(withoutLeadingDots(from.resolve(reference)));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  /** Removes dot segments above the root, as RFC 3986, 5.2.4 does and {@code URI} does not. */
  private static URI withoutLeadingDots(URI uri) throws URISyntaxException {
    String path = uri.getRawPath();
    if (path == null || !path.startsWith("/..")) {
      return uri;
    }
    while (path.startsWith("/../") || path.equals("/..")) {
      path = "/" + path.substring(Math.min(path.length(), 4));
    }
    return new URI(
        uri.getScheme()
            + "://"
            + uri.getRawAuthority()
            + path
            + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
  }

  /** Returns an address as it is sent: with a path, without user information and fragment. */
  public static URI withoutSecrets(URI uri) throws URISyntaxException {
    if (uri.getScheme() == null || uri.getRawAuthority() == null) {
      return uri;
    }
    String authority = uri.getRawAuthority();
    String path = uri.getRawPath();
    return new URI(
        uri.getScheme()
            + "://"
            + authority.substring(authority.lastIndexOf('@') + 1)
            + (path == null || path.isEmpty() ? "/" : path)
            + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
  }

  /** Percent-encodes the characters above 127: in a header, each is one byte. */
  private static String encoded(String location) {
    StringBuilder text = new StringBuilder(location.length());
    for (int i = 0; i < location.length(); i++) {
      char c = location.charAt(i);
      if (c >= 127) {
        text.append('%');
        text.append(Character.toUpperCase(Character.forDigit(c >> 4 & 15, 16)));
        text.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static HttpException refused(String message, String hint) {
    return new HttpException(HttpException.Reason.REDIRECT, message, hint, null);
  }
}
