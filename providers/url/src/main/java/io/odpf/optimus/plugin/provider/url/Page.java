// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The first bytes of a response, classified as a document or as binary content. */
final class Page {

  /** The number of bytes that classify content. */
  static final int PREFIX = 512;

  /** The number of bytes in which a title is searched for. */
  static final int TITLE_WITHIN = 8192;

  private static final int EXCERPT = 60;

  /** The kinds of content. */
  enum Kind {
    HTML("an HTML page"),
    XML("XML"),
    JSON("JSON"),
    TEXT("text"),
    OTHER("");

    private final String name;

    Kind(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private final String text;
  private final Kind kind;

  private Page(String text, Kind kind) {
    this.text = text;
    this.kind = kind;
  }

  /** Classifies the first bytes; the Content-Type header is often wrong and is ignored. */
  static Page of(byte[] bytes, int length) {
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    String begin = text.startsWith("\ufeff") ? text.substring(1) : text;
    begin = begin.stripLeading();
    String lower = begin.toLowerCase(Locale.ROOT);
    Kind kind = Kind.OTHER;
    if (length > 0 && isText(bytes, Math.min(length, PREFIX))) {
      kind = Kind.TEXT;
      if (lower.startsWith("<!doctype html")
          || lower.startsWith("<html")
          || lower.startsWith("<head")
          || lower.startsWith("<body")
          || lower.startsWith("<") && lower.contains("<html")) {
        kind = Kind.HTML;
      } else if (lower.startsWith("<?xml") || isTag(lower)) {
        kind = Kind.XML;
      } else if (lower.startsWith("{") || lower.startsWith("[")) {
        kind = Kind.JSON;
      }
    }
    return new Page(begin, kind);
  }

  Kind kind() {
    return kind;
  }

  /** Tells whether this looks like a login page. */
  boolean asksToLogIn() {
    String lower = text.toLowerCase(Locale.ROOT);
    String title = title().toLowerCase(Locale.ROOT);
    return lower.contains("type=\"password\"")
        || lower.contains("type='password'")
        || title.contains("log in")
        || title.contains("login")
        || title.contains("sign in")
        || title.contains("sign-in");
  }

  /** Returns the title of an HTML page; empty without one. */
  String title() {
    String lower = text.toLowerCase(Locale.ROOT);
    int tag = lower.indexOf("<title");
    int begin = tag < 0 ? -1 : lower.indexOf('>', tag);
    int end = begin < 0 ? -1 : lower.indexOf("</title", begin);
    return end < 0 ? "" : excerpt(text.substring(begin + 1, end));
  }

  /** Returns the first words. */
  String excerpt() {
    return excerpt(text);
  }

  private static String excerpt(String text) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < text.length() && words.length() < EXCERPT; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      boolean blank = c <= ' ' || Character.isISOControl(c);
      if (!blank) {
        // Characters that control a terminal or the direction of writing are not shown.
        words.appendCodePoint(Character.getType(c) == Character.FORMAT || c == '\ufffd' ? '?' : c);
      } else if (words.length() > 0 && words.charAt(words.length() - 1) != ' ') {
        words.append(' ');
      }
    }
    return words.toString().stripTrailing();
  }

  private static boolean isTag(String lower) {
    return lower.length() > 1
        && lower.charAt(0) == '<'
        && (lower.charAt(1) >= 'a' && lower.charAt(1) <= 'z' || lower.charAt(1) == '!');
  }

  private static boolean isText(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      int b = bytes[i];
      if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
        return false;
      }
    }
    return true;
  }
}
