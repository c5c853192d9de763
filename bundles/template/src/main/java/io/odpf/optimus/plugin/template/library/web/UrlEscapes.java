// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.web;

import java.util.Optional;

/** Escapes and unescapes the parts of URLs as Go's package net/url does. */
final class UrlEscapes {
  private static final String HEX = "0123456789ABCDEF";

  private UrlEscapes() {}

  /**
   * A part of a URL, with the characters other than letters and digits that need no escape in it.
   */
  enum Part {
    PATH("-_.~$&+,/:;=@"),
    HOST("-_.~!$&'()*+,;=:[]<>\""),
    USER("-_.~$&+,;="),
    QUERY("-_.~"),
    FRAGMENT("-_.~$&+,/:;=?@!()*");

    private final String plain;

    Part(String plain) {
      this.plain = plain;
    }

    boolean allows(char c) {
      boolean word = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      return word || plain.indexOf(c) >= 0;
    }
  }

  static String escape(String bytes, Part part) {
    StringBuilder out = new StringBuilder(bytes.length());
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      if (part.allows(c)) {
        out.append(c);
      } else if (c == ' ' && part == Part.QUERY) {
        out.append('+');
      } else {
        out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return out.toString();
  }

  /** Returns the unescaped bytes; empty if an escape is invalid. */
  static Optional<String> unescape(String text, Part part) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int high = i + 2 < text.length() ? digit(text.charAt(i + 1)) : -1;
        int low = i + 2 < text.length() ? digit(text.charAt(i + 2)) : -1;
        boolean percent = high == 2 && low == 5;
        if (high < 0 || low < 0 || part == Part.HOST && high < 8 && !percent) {
          return Optional.empty();
        }
        out.append((char) (high << 4 | low));
        i += 2;
      } else if (part == Part.HOST && c < 0x80 && !part.allows(c)) {
        return Optional.empty();
      } else {
        out.append(c);
      }
    }
    return Optional.of(out.toString());
  }

  private static int digit(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
