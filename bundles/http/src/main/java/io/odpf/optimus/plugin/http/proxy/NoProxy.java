// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.proxy;

import io.odpf.optimus.plugin.http.origin.IpLiteral;
import io.odpf.optimus.plugin.http.origin.Origin;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The origins that bypass the environment's proxy: {@code localhost}, loopback and link-local
 * addresses, which mean another host on the proxy's machine, and the entries of {@code NO_PROXY},
 * separated by commas or spaces, with the meaning they have in Go's standard library.
 *
 * <ul>
 *   <li>{@code *}: all origins.
 *   <li>{@code example.com}: this host and its subdomains; {@code .example.com} and {@code
 *       *.example.com}: its subdomains only.
 *   <li>{@code 192.0.2.1}, {@code 2001:db8::1}: this address; {@code 192.0.2.0/24}: this network.
 *       Host names are not looked up to match them.
 *   <li>{@code example.com:8443}, {@code 192.0.2.1:80}: this port only.
 * </ul>
 */
final class NoProxy {
  private final List<Rule> rules;

  private NoProxy(List<Rule> rules) {
    this.rules = rules;
  }

  private interface Rule {
    boolean matches(String host, byte @Nullable [] address, int port);
  }

  /** Parses the value of {@code NO_PROXY}; entries that are malformed match nothing. */
  static NoProxy parse(String list) {
    List<Rule> rules = new ArrayList<>();
    StringBuilder entry = new StringBuilder();
    for (int i = 0; i <= list.length(); i++) {
      char c = i < list.length() ? list.charAt(i) : ',';
      if (c != ',' && !Character.isWhitespace(c)) {
        entry.append(c);
      } else if (entry.length() > 0) {
        rules.add(rule(entry.toString().toLowerCase(Locale.ROOT)));
        entry.setLength(0);
      }
    }
    return new NoProxy(rules);
  }

  /** Returns whether requests to an origin bypass the proxy. */
  boolean matches(Origin origin) {
    byte @Nullable [] address = IpLiteral.parse(origin.host());
    if (origin.host().equals("localhost") || isLocal(address)) {
      return true;
    }
    for (Rule rule : rules) {
      if (rule.matches(origin.host(), address, origin.port())) {
        return true;
      }
    }
    return false;
  }

  private static Rule rule(String entry) {
    if (entry.equals("*")) {
      return (host, address, port) -> true;
    }
    int slash = entry.indexOf('/');
    if (slash >= 0) {
      return network(entry.substring(0, slash), entry.substring(slash + 1));
    }
    byte @Nullable [] whole = IpLiteral.parse(unbracketed(entry));
    if (whole != null) {
      return (host, address, port) -> inNetwork(address, whole, whole.length * 8);
    }
    int colon = entry.lastIndexOf(':');
    int onlyPort = colon < 0 ? -1 : number(entry.substring(colon + 1));
    String name = colon < 0 ? entry : entry.substring(0, colon);
    byte @Nullable [] single = IpLiteral.parse(unbracketed(name));
    if (single != null) {
      return (host, address, port) ->
          port == onlyPort && inNetwork(address, single, single.length * 8);
    }
    String bare = name.startsWith("*.") ? name.substring(1) : name;
    boolean subdomainsOnly = bare.startsWith(".");
    String suffix = subdomainsOnly ? bare : "." + bare;
    return (host, address, port) ->
        (colon < 0 || port == onlyPort)
            && (host.endsWith(suffix) || !subdomainsOnly && host.equals(bare));
  }

  private static Rule network(String base, String length) {
    byte @Nullable [] prefix = IpLiteral.parse(base);
    int bits = number(length);
    if (prefix == null || bits < 0 || bits > prefix.length * 8) {
      return (host, address, port) -> false;
    }
    return (host, address, port) -> inNetwork(address, prefix, bits);
  }

  private static boolean inNetwork(byte @Nullable [] address, byte[] prefix, int bits) {
    if (address == null || address.length != prefix.length) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> (i & 7);
      if ((address[i >> 3] & mask) != (prefix[i >> 3] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLocal(byte @Nullable [] bytes) {
    try {
      if (bytes == null) {
        return false;
      }
      InetAddress address = InetAddress.getByAddress(bytes);
      return address.isLoopbackAddress() || address.isLinkLocalAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static String unbracketed(String text) {
    return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
  }

  private static int number(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
