// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import io.odpf.optimus.plugin.api.http.Addresses;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the JSON document of an error response says. Servers name their message differently, and
 * nest it differently, so the first text under one of the usual names is taken; a document that is
 * cut off or malformed is read as far as it goes.
 */
final class ErrorWords {
  /** The length of the longest message that is shown. */
  private static final int LONGEST = 300;

  /** The names of messages, the most telling first; {@code detail} and {@code title}: RFC 9457. */
  private static final List<String> MESSAGES =
      List.of("message", "detail", "error_description", "title", "error");

  private static final String CODE = "code";

  private final String text;
  private final Map<String, String> values = new HashMap<>();
  private int at;

  private ErrorWords(String text) {
    this.text = text;
  }

  /**
   * Returns the message, on one line and without secrets; empty if there is none.
   *
   * @param body the document, or its beginning
   */
  static String of(byte[] body) {
    ErrorWords words = new ErrorWords(new String(body, StandardCharsets.UTF_8));
    words.read();
    for (String name : MESSAGES) {
      String message = printable(words.values.getOrDefault(name, ""));
      if (!message.isEmpty()) {
        return message + words.code();
      }
    }
    return "";
  }

  /** Returns the code of a problem, which its documentation explains. */
  private String code() {
    String code = values.getOrDefault(CODE, "");
    return code.matches("[A-Za-z0-9_-]{1,60}") ? " (" + code + ")" : "";
  }

  /** Collects the first value of each name. */
  private void read() {
    for (at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
      String name = string();
      skipBlanks();
      if (at < text.length() && text.charAt(at) == ':') {
        at++;
        skipBlanks();
        if (at < text.length() && text.charAt(at) == '"') {
          String value = string();
          if (name.equals(CODE) || MESSAGES.contains(name)) {
            values.putIfAbsent(name, value);
          }
        }
      }
    }
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
  }

  /** Reads the string that begins here. */
  private String string() {
    StringBuilder string = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        c = escaped(text.charAt(++at));
      }
      string.append(c);
    }
    at++;
    return string.toString();
  }

  private char escaped(char c) {
    if (c == 'u' && at + 4 < text.length()) {
      try {
        char code = (char) Integer.parseInt(text, at + 1, at + 5, 16);
        at += 4;
        return code;
      } catch (NumberFormatException malformed) {
        return c;
      }
    }
    return "bfnrt".indexOf(c) >= 0 ? ' ' : c;
  }

  private static String printable(String text) {
    StringBuilder shown = new StringBuilder();
    Addresses.masked(text)
        .codePoints()
        .limit(LONGEST)
        .forEach(
            c -> {
              int type = Character.getType(c);
              boolean hidden =
                  Character.isISOControl(c)
                      || type == Character.FORMAT
                      || type == Character.LINE_SEPARATOR
                      || type == Character.PARAGRAPH_SEPARATOR
                      || type == Character.SURROGATE
                      || type == Character.UNASSIGNED;
              shown.appendCodePoint(hidden ? ' ' : c);
            });
    return shown.toString().strip();
  }
}
