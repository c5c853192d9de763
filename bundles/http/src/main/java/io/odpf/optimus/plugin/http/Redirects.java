// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The redirects of one request: where to go next, and when to go no further. */
final class Redirects {
  private static final int MAX = 10;
  private static final String HINT = "put the address that is really meant into the provider's url";

  private final List<URI> visited = new ArrayList<>();

  Redirects(URI start) {
    visited.add(start);
  }

  static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  /**
   * Where an answer of {@code from} leads, without user information and fragment.
   *
   * @param location the header; null if there is none
   */
  URI next(URI from, int status, String location) throws HttpException {
    String where = Addresses.display(from);
    if (location == null || location.isBlank()) {
      throw refused(where + " answered " + status + " without saying where to", HINT);
    }
    URI to = resolve(from, location.trim());
    if (to == null) {
      throw refused(where + " redirects to something that is no address", HINT);
    }
    String target = Addresses.display(to);
    boolean secure = "https".equalsIgnoreCase(to.getScheme());
    if (!secure && !"http".equalsIgnoreCase(to.getScheme())) {
      throw refused(
          where + " redirects to '" + Printable.of(target) + "', which is not http", HINT);
    }
    checkHost(where, to);
    if (!secure && "https".equalsIgnoreCase(from.getScheme())) {
      throw refused(
          where + " redirects from https to http: " + target,
          "an encrypted address must not lead to an open one; ask who runs the server");
    }
    // Once more is none: servers send back to where one was, when they are ready.
    if (Collections.frequency(visited, to) > 1) {
      throw refused(where + " redirects in a loop: " + loop(to), HINT);
    }
    if (visited.size() > MAX) {
      throw refused(
          Addresses.display(visited.get(0))
              + " redirects more than "
              + MAX
              + " times, last to "
              + target,
          HINT);
    }
    visited.add(to);
    return to;
  }

  private static void checkHost(String where, URI to) throws HttpException {
    try {
      Origin.of(to);
    } catch (HttpException invalid) {
      throw refused(where + " redirects, but " + invalid.getMessage(), HINT);
    }
  }

  private String loop(URI back) {
    StringBuilder chain = new StringBuilder();
    for (URI step : visited.subList(visited.lastIndexOf(back), visited.size())) {
      chain.append(Addresses.display(step)).append(" -> ");
    }
    return chain.append(Addresses.display(back)).toString();
  }

  private static URI resolve(URI from, String location) {
    try {
      URI reference = Addresses.parse(encoded(location));
      if (location.startsWith("?")) {
        // URI.resolve follows an older RFC here and would lose the path's last segment.
        reference = new URI(from.getRawPath() + "?" + reference.getRawQuery());
      }
      return withoutSecrets(inside(from.resolve(reference)));
    } catch (URISyntaxException | IllegalArgumentException malformed) {
      return null;
    }
  }

  /** RFC 3986, 5.2.4: nothing is above the root, where {@code URI} leaves the dots standing. */
  private static URI inside(URI uri) throws URISyntaxException {
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

  /** The address as it is sent: no user information, no fragment, a path. */
  static URI withoutSecrets(URI uri) throws URISyntaxException {
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

  /** A header's characters are bytes; those above 127 are encoded one by one. */
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
