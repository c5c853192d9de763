// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.time;

import java.nio.charset.StandardCharsets;

/** Quotes texts as Go's error messages do. The result is ASCII without control characters. */
public final class GoQuotes {
  private static final String HEX = "0123456789abcdef";

  private GoQuotes() {}

  /** Returns the text in double quotes. Escapes the UTF-8 bytes of characters outside ASCII. */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b < ' ' || b == 0x7F) {
        quoted.append("\\x").append(HEX.charAt(b >> 4 & 0xF)).append(HEX.charAt(b & 0xF));
      } else {
        if (b == '"' || b == '\\') {
          quoted.append('\\');
        }
        quoted.append((char) b);
      }
    }
    return quoted.append('"').toString();
  }
}
