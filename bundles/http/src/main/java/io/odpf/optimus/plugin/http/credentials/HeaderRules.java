// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.credentials;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.Locale;
import java.util.Set;

/** The rules that header names and values must follow. */
public final class HeaderRules {
  /** Headers that the client sets itself; others would break framing or a check. */
  private static final Set<String> RESERVED =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "proxy-authorization",
          "proxy-connection",
          "range",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private HeaderRules() {}

  /** Rejects a header of the configuration that cannot be sent. */
  static void checkConfigured(String name, Secret value) throws HttpException {
    checkName(name);
    if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
      throw unusable("the header '" + name + "' cannot be configured: the client sets it itself");
    }
    checkValue(name, value.reveal());
  }

  /** Rejects a header of a request that would change how the message is framed or routed. */
  public static void checkFraming(String name) throws HttpException {
    String lower = name.toLowerCase(Locale.ROOT);
    if (RESERVED.contains(lower) && !lower.equals("accept-encoding") && !lower.equals("range")) {
      throw unusable("the header '" + name + "' cannot be set: the client sets it itself");
    }
  }

  /** Rejects a name that is not a token of RFC 9110, 5.6.2. */
  public static void checkName(String name) throws HttpException {
    boolean valid = !name.isEmpty();
    for (int i = 0; valid && i < name.length(); i++) {
      char c = name.charAt(i);
      valid =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }
    if (!valid) {
      throw unusable(TerminalText.quote(name) + " is not a header name");
    }
  }

  /**
   * Rejects a value that cannot be sent; a line break would begin another header. The message does
   * not quote the value, which may be secret.
   */
  public static void checkValue(String name, String value) throws HttpException {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' && c != '\t' || c == 127 || c > 255) {
        throw unusable(
            "the value of the header '" + name + "' contains characters that cannot be sent");
      }
    }
  }

  private static HttpException unusable(String message) {
    return new HttpException(
        HttpException.Reason.SETTINGS,
        message,
        "correct the provider's auth or headers; a secret read from a file may end in a line break",
        null);
  }
}
