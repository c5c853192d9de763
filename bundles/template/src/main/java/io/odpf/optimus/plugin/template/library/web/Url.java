// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.web;

import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.library.web.UrlEscapes.Part;
import java.util.Locale;
import java.util.Optional;

/**
 * The parts of a URL, unescaped except for the query and the user, as Go's package net/url splits
 * them.
 *
 * @param user the user name and password, escaped; empty if there is no user
 */
record Url(
    String scheme,
    String opaque,
    Optional<String> user,
    String host,
    String path,
    String query,
    String fragment) {
  /** Parses a URL. */
  static Url parse(String text) throws OperationException {
    int hash = text.indexOf('#');
    String url = hash < 0 ? text : text.substring(0, hash);
    String fragment = unescape(hash < 0 ? "" : text.substring(hash + 1), Part.FRAGMENT);
    if (url.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
      throw new OperationException("unable to parse url: it contains a control character");
    }
    if (url.equals("*")) {
      return new Url("", "", Optional.empty(), "", "*", "", fragment);
    }
    int colon = schemeEnd(url);
    String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = url.substring(colon + 1);
    int mark = rest.indexOf('?');
    String query = mark < 0 ? "" : rest.substring(mark + 1);
    rest = mark < 0 ? rest : rest.substring(0, mark);
    if (!rest.startsWith("/")) {
      if (!scheme.isEmpty()) {
        return new Url(scheme, rest, Optional.empty(), "", "", query, fragment);
      }
      int slash = rest.indexOf('/');
      if ((slash < 0 ? rest : rest.substring(0, slash)).indexOf(':') >= 0) {
        throw new OperationException("unable to parse url: its first segment contains a colon");
      }
    }
    String authority = "";
    boolean hasAuthority = rest.startsWith("//") && (!scheme.isEmpty() || !rest.startsWith("///"));
    if (hasAuthority) {
      int slash = rest.indexOf('/', 2);
      authority = rest.substring(2, slash < 0 ? rest.length() : slash);
      rest = slash < 0 ? "" : rest.substring(slash);
    }
    int at = authority.lastIndexOf('@');
    String host = Host.parse(scheme, authority.substring(at + 1));
    Optional<String> user =
        at < 0 ? Optional.empty() : Optional.of(user(authority.substring(0, at)));
    return new Url(scheme, "", user, host, unescape(rest, Part.PATH), query, fragment);
  }

  /** Parses a user name and password, and returns them escaped again in the canonical form. */
  static String user(String text) throws OperationException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean word = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!word && "-._:~!$&'()*+,;=%@".indexOf(c) < 0) {
        throw new OperationException("unable to parse url: invalid user");
      }
    }
    int colon = text.indexOf(':');
    String name = unescape(colon < 0 ? text : text.substring(0, colon), Part.USER);
    String shown = UrlEscapes.escape(name, Part.USER);
    if (colon < 0) {
      return shown;
    }
    String password = unescape(text.substring(colon + 1), Part.USER);
    return shown + ":" + UrlEscapes.escape(password, Part.USER);
  }

  /** Returns the URL as text. */
  String text() {
    StringBuilder out = new StringBuilder();
    if (!scheme.isEmpty()) {
      out.append(scheme).append(':');
    }
    if (!opaque.isEmpty()) {
      out.append(opaque);
    } else {
      appendHierarchy(out);
    }
    if (!query.isEmpty()) {
      out.append('?').append(query);
    }
    if (!fragment.isEmpty()) {
      out.append('#').append(UrlEscapes.escape(fragment, Part.FRAGMENT));
    }
    return out.toString();
  }

  private void appendHierarchy(StringBuilder out) {
    boolean hasAuthority = !host.isEmpty() || user.isPresent();
    if (hasAuthority || !scheme.isEmpty() && !path.isEmpty()) {
      out.append("//");
      user.ifPresent(name -> out.append(name).append('@'));
      out.append(UrlEscapes.escape(host, Part.HOST));
    }
    String shown = path.equals("*") ? "*" : UrlEscapes.escape(path, Part.PATH);
    if (!shown.isEmpty() && !shown.startsWith("/") && !host.isEmpty()) {
      out.append('/');
    }
    if (out.length() == 0) {
      int slash = shown.indexOf('/');
      if ((slash < 0 ? shown : shown.substring(0, slash)).indexOf(':') >= 0) {
        out.append("./");
      }
    }
    out.append(shown);
  }

  private static String unescape(String text, Part part) throws OperationException {
    return UrlEscapes.unescape(text, part)
        .orElseThrow(() -> new OperationException("unable to parse url: invalid escape"));
  }

  /** Returns the index of the colon after a scheme, or -1 if there is no scheme. */
  private static int schemeEnd(String url) throws OperationException {
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      boolean other = c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.';
      if (c == ':') {
        if (i == 0) {
          throw new OperationException("unable to parse url: missing protocol scheme");
        }
        return i;
      }
      if (!letter && !(other && i > 0)) {
        return -1;
      }
    }
    return -1;
  }
}
