// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.web;

import io.odpf.optimus.plugin.template.text.Runes;
import io.odpf.optimus.plugin.template.text.Utf8;

/** Escapes text for HTML and JavaScript. */
final class Escapes {
  private static final String HEX = "0123456789ABCDEF";

  private Escapes() {}

  static String html(String bytes) {
    StringBuilder out = new StringBuilder(bytes.length());
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      switch (c) {
        case 0 -> Utf8.append(out, Utf8.INVALID);
        case '"' -> out.append("&#34;");
        case '\'' -> out.append("&#39;");
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  static String javaScript(String bytes) {
    StringBuilder out = new StringBuilder(bytes.length());
    for (int i = 0; i < bytes.length(); i += Utf8.size(bytes, i)) {
      int c = Utf8.rune(bytes, i);
      if (c == '\\' || c == '\'' || c == '"') {
        out.append('\\').append((char) c);
      } else if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '=') {
        out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      } else if (c < 0x80 || Runes.isPrint(c)) {
        out.append(bytes, i, i + Utf8.size(bytes, i));
      } else {
        out.append("\\u").append("%04X".formatted(c));
      }
    }
    return out.toString();
  }
}
