// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.web;

import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.library.web.UrlEscapes.Part;
import java.util.regex.Pattern;

/** Parses the host of a URL, including the port. */
final class Host {
  private static final Pattern PORT = Pattern.compile("(?::[0-9]*+)?");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(?:%.+)?");

  private Host() {}

  static String parse(String scheme, String text) throws OperationException {
    int open = text.lastIndexOf('[');
    if (open > 0) {
      throw failure("invalid IP literal");
    }
    if (open == 0) {
      int close = text.lastIndexOf(']');
      if (close < 0 || !PORT.matcher(text.substring(close + 1)).matches()) {
        throw failure("invalid IP literal or port");
      }
      String address = unescape(text.substring(1, close));
      if (!IPV6.matcher(address).matches()) {
        throw failure("invalid IP literal");
      }
      return "[" + address + "]" + text.substring(close + 1);
    }
    boolean strict = scheme.equals("http") || scheme.equals("https");
    int colon = strict ? text.indexOf(':') : text.lastIndexOf(':');
    if (colon >= 0 && !PORT.matcher(text.substring(colon)).matches()) {
      throw failure("invalid port");
    }
    return unescape(text);
  }

  /** Returns a host without the port and without brackets. */
  static String name(String host) {
    int colon = host.lastIndexOf(':');
    boolean port = colon >= 0 && PORT.matcher(host.substring(colon)).matches();
    String name = port ? host.substring(0, colon) : host;
    return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
  }

  private static String unescape(String text) throws OperationException {
    return UrlEscapes.unescape(text, Part.HOST).orElseThrow(() -> failure("invalid host"));
  }

  private static OperationException failure(String reason) {
    return new OperationException("unable to parse url: " + reason);
  }
}
