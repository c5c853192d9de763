// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.origin;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpException;
import java.net.IDN;
import java.net.URI;
import java.util.Locale;

/**
 * Scheme, host and port of an address: the scope of credentials (RFC 6454).
 *
 * @param scheme http or https
 * @param host in lower case, an IPv6 address without brackets
 * @param port never a default
 */
public record Origin(String scheme, String host, int port) {

  /**
   * Returns the origin of an address.
   *
   * @throws HttpException if the address is not an absolute http or https address with a host
   */
  public static Origin of(URI uri) throws HttpException {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw invalid(uri, "is neither an http nor an https address");
    }
    String authority = uri.getRawAuthority();
    if (authority == null) {
      throw invalid(uri, "has no host");
    }
    // java.net.URI finds no host in names with an underscore, which are in use.
    String place = authority.substring(authority.lastIndexOf('@') + 1);
    int mark = place.lastIndexOf(':');
    if (mark >= 0 && mark < place.lastIndexOf(']')) {
      mark = -1;
    }
    String host = mark < 0 ? place : place.substring(0, mark);
    String portText = mark < 0 ? "" : place.substring(mark + 1);
    int port = scheme.equals("https") ? 443 : 80;
    if (!portText.isEmpty()) {
      try {
        port = Integer.parseInt(portText);
      } catch (NumberFormatException e) {
        port = -1;
      }
      if (port < 1 || port > 65535) {
        throw invalid(uri, "has no valid port");
      }
    }
    return new Origin(scheme, host(uri, host), port);
  }

  /** Returns whether the scheme is https. */
  public boolean secure() {
    return scheme.equals("https");
  }

  /** Returns whether the host is a link-local address, where clouds serve instance metadata. */
  public boolean isLinkLocal() {
    return host.matches("169\\.254(\\.[0-9]{1,3}){2}")
        || host.startsWith("fe80:")
        || host.startsWith("fd00:ec2:");
  }

  /** Returns {@code host:port}, an IPv6 address in brackets. */
  public String authority() {
    return bracketed() + ":" + port;
  }

  /** Returns the value of the Host header: without the port if it is the scheme's default. */
  public String hostHeader() {
    return port == (secure() ? 443 : 80) ? bracketed() : authority();
  }

  /** Hand-written, like {@link #hashCode}: linking a record's at run time costs 20 ms. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Origin origin
        && port == origin.port
        && host.equals(origin.host)
        && scheme.equals(origin.scheme);
  }

  @Override
  public int hashCode() {
    return host.hashCode() * 31 + port;
  }

  /** Returns the form for messages. */
  @Override
  public String toString() {
    return hostHeader();
  }

  private String bracketed() {
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }

  private static String host(URI uri, String written) throws HttpException {
    String host = written.toLowerCase(Locale.ROOT);
    if (host.startsWith("[") && host.endsWith("]")) {
      String address = host.substring(1, host.length() - 1);
      for (int i = 0; i < address.length(); i++) {
        if ("0123456789abcdef:.".indexOf(address.charAt(i)) < 0) {
          throw invalid(uri, "has no valid host");
        }
      }
      return address;
    }
    boolean ascii = true;
    for (int i = 0; i < host.length(); i++) {
      ascii &= host.charAt(i) < 128;
    }
    if (!ascii) {
      try {
        host = IDN.toASCII(host).toLowerCase(Locale.ROOT);
      } catch (IllegalArgumentException e) {
        throw invalid(uri, "has no valid host");
      }
    }
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_')) {
        throw invalid(uri, "has no valid host");
      }
    }
    if (host.isEmpty()) {
      throw invalid(uri, "has no host");
    }
    return host;
  }

  private static HttpException invalid(URI uri, String what) {
    return new HttpException(
        HttpException.Reason.SETTINGS,
        "'" + Addresses.display(uri) + "' " + what,
        "write it as https://host/path",
        null);
  }
}
