// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The origins that the environment's proxy is not for: {@code localhost}, loopback addresses, link
 * addresses, where no other machine sees what this one sees, and what {@code NO_PROXY} lists,
 * separated by commas or spaces, with the meaning it has for Go's programs.
 *
 * <ul>
 *   <li>{@code *}: all.
 *   <li>{@code example.com}: this host and those under it; {@code .example.com} and {@code
 *       *.example.com}: those under it only.
 *   <li>{@code 192.0.2.1}, {@code 2001:db8::1}: this address, {@code 192.0.2.0/24}: this network;
 *       names are not looked up for them.
 *   <li>{@code example.com:8443}, {@code 192.0.2.1:80}: this port only.
 * </ul>
 */
final class NoProxy {
  private final List<Rule> rules;

  private NoProxy(List<Rule> rules) {
    this.rules = rules;
  }

  private interface Rule {
    boolean excepts(String host, byte[] address, int port);
  }

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

  boolean excepts(Origin origin) {
    byte[] address = address(origin.host());
    if (origin.host().equals("localhost") || isLocal(address)) {
      return true;
    }
    for (Rule rule : rules) {
      if (rule.excepts(origin.host(), address, origin.port())) {
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
    byte[] whole = address(unbracketed(entry));
    if (whole != null) {
      return (host, address, port) -> inNetwork(address, whole, whole.length * 8);
    }
    int colon = entry.lastIndexOf(':');
    int onlyPort = colon < 0 ? -1 : number(entry.substring(colon + 1));
    String name = colon < 0 ? entry : entry.substring(0, colon);
    byte[] single = address(unbracketed(name));
    if (single != null) {
      return (host, address, port) ->
          port == onlyPort && inNetwork(address, single, single.length * 8);
    }
    String bare = name.startsWith("*.") ? name.substring(1) : name;
    boolean below = bare.startsWith(".");
    String suffix = below ? bare : "." + bare;
    return (host, address, port) ->
        (colon < 0 || port == onlyPort) && (host.endsWith(suffix) || !below && host.equals(bare));
  }

  private static Rule network(String base, String length) {
    byte[] prefix = address(base);
    int bits = number(length);
    if (prefix == null || bits < 0 || bits > prefix.length * 8) {
      return (host, address, port) -> false;
    }
    return (host, address, port) -> inNetwork(address, prefix, bits);
  }

  private static boolean inNetwork(byte[] address, byte[] prefix, int bits) {
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

  private static boolean isLocal(byte[] bytes) {
    try {
      if (bytes == null) {
        return false;
      }
      InetAddress address = InetAddress.getByAddress(bytes);
      return address.isLoopbackAddress() || address.isLinkLocalAddress();
    } catch (UnknownHostException wrongLength) {
      return false;
    }
  }

  /** The bytes of an address; null for a name, which is not looked up. */
  private static byte[] address(String text) {
    if (text.isEmpty() || !NameLookup.isAddress(text)) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789abcdef:.".indexOf(text.charAt(i)) < 0) {
        return null;
      }
    }
    int colons = 0;
    for (int i = 0; i < text.length(); i++) {
      colons += text.charAt(i) == ':' ? 1 : 0;
    }
    if (colons == 1) {
      return null;
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException notAnAddress) {
      return null;
    }
  }

  private static String unbracketed(String text) {
    return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
  }

  private static int number(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }
}
