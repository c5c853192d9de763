// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.origin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Addresses written as numbers, which need no name lookup. */
public final class IpLiteral {
  private IpLiteral() {}

  /** Returns whether a host looks like an IPv4 or IPv6 address rather than a name. */
  public static boolean looksLike(String host) {
    if (host.indexOf(':') >= 0) {
      return true;
    }
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  /** Returns the bytes of an address, or null if the text is a name or malformed. */
  public static byte @Nullable [] parse(String text) {
    if (text.isEmpty() || !looksLike(text)) {
      return null;
    }
    int colons = 0;
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789abcdef:.".indexOf(text.charAt(i)) < 0) {
        return null;
      }
      colons += text.charAt(i) == ':' ? 1 : 0;
    }
    if (colons == 1) {
      return null;
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
