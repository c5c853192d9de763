// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import io.odpf.optimus.plugin.archive.input.Printable;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * What a file is that is neither archive nor program, as its user would call it.
 *
 * @param code a stable word for programs
 * @param what a noun phrase, with a little of the text if that is telling
 * @param hint what to do
 */
record Contents(String code, String what, String hint) {
  /** What a program is instead: nothing to be told. */
  static final Contents PROGRAM = new Contents("", "", "");

  private static final String CODE = "not-an-archive";
  private static final String PAGE_HINT =
      "the address leads to a login or error page: check the plugin's path and the provider's auth";
  private static final String FORMAT_HINT =
      "pack the plugin as tar.gz, tar.xz, tar.zst, tar.bz2, tar or zip, or publish it bare";
  private static final String LFS = "version https://git-lfs.github.com/spec/v1";

  /**
   * @param head the file's first bytes, all if it is short
   */
  static Contents of(byte[] head) {
    if (head.length == 0) {
      return new Contents(
          "empty-artifact", "an empty file", "publish the artifact again: it has no bytes");
    }
    String format = KnownFormats.name(head);
    if (!format.isEmpty()) {
      return new Contents("unsupported-format", format, FORMAT_HINT);
    }
    String text = text(head);
    if (text.isEmpty()) {
      return new Contents(
          CODE, "a file of an unknown kind (" + firstBytes(head) + ")", FORMAT_HINT);
    }
    Optional<ScriptLine> script = ScriptLine.of(head).filter(line -> !line.flaw().isEmpty());
    if (script.isPresent()) {
      return new Contents("not-an-executable", script.get().flaw(), script.get().hint());
    }
    if (text.startsWith(LFS)) {
      return new Contents(
          "lfs-pointer",
          "a Git LFS pointer, which names a file instead of holding it",
          "fetch the file from where it is stored, for instance with the git provider's lfs option");
    }
    return markup(text);
  }

  private static Contents markup(String text) {
    String start = afterPrologue(text);
    String lower = start.substring(0, Math.min(start.length(), 64)).toLowerCase(Locale.ROOT);
    if (isHtml(lower)) {
      return new Contents(
          CODE, "an HTML page" + titled(between(text, "<title", "</title")), PAGE_HINT);
    }
    if (start.startsWith("<") || text.startsWith("<?xml")) {
      String code = between(text, "<code", "</code");
      String message = between(text, "<message", "</message");
      String detail = code.isEmpty() || message.isEmpty() ? code + message : code + ": " + message;
      return new Contents(CODE, "an XML document" + titled(detail), PAGE_HINT);
    }
    if (start.startsWith("{") || start.startsWith("[")) {
      String detail = jsonText(text, "message");
      return new Contents(
          CODE,
          "a JSON document" + titled(detail.isEmpty() ? jsonText(text, "error") : detail),
          PAGE_HINT);
    }
    int line = start.indexOf('\n');
    return new Contents(
        CODE, "a text file" + titled(line < 0 ? start : start.substring(0, line)), FORMAT_HINT);
  }

  private static boolean isHtml(String lower) {
    return lower.startsWith("<!doctype html")
        || lower.startsWith("<html")
        || lower.startsWith("<head")
        || lower.startsWith("<body")
        || lower.startsWith("<title")
        || lower.startsWith("<script")
        || lower.startsWith("<meta")
        || lower.startsWith("<h1")
        || lower.startsWith("<center");
  }

  /** The text without white space, XML declaration and comments at its beginning. */
  private static String afterPrologue(String text) {
    String rest = text.strip();
    while (true) {
      int end = -1;
      if (rest.startsWith("<!--")) {
        end = rest.indexOf("-->");
      } else if (rest.startsWith("<?")) {
        end = rest.indexOf("?>") - 1;
      }
      if (end < 0) {
        return rest;
      }
      rest = rest.substring(end + 3).strip();
    }
  }

  /** The text of the first element of this name, any case. */
  private static String between(String text, String open, String close) {
    String lower = text.toLowerCase(Locale.ROOT);
    int tag = lower.indexOf(open);
    int begin = tag < 0 ? -1 : lower.indexOf('>', tag);
    int end = begin < 0 ? -1 : lower.indexOf(close, begin);
    // Lengths differ for letters whose lower case is longer; such a text shows nothing.
    return end < 0 || lower.length() != text.length() ? "" : text.substring(begin + 1, end);
  }

  /** The value of the first member of this name, if it is a string without escapes. */
  private static String jsonText(String text, String name) {
    int key = text.indexOf('"' + name + '"');
    int at = key < 0 ? text.length() : key + name.length() + 2;
    while (at < text.length()
        && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ':')) {
      at++;
    }
    int end = at < text.length() && text.charAt(at) == '"' ? text.indexOf('"', at + 1) : -1;
    return end < 0 ? "" : text.substring(at + 1, end);
  }

  private static String titled(String detail) {
    String line = detail.strip();
    return line.isEmpty() ? "" : " (" + Printable.text(collapse(line)) + ")";
  }

  private static String collapse(String text) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = Character.isWhitespace(text.charAt(i)) ? ' ' : text.charAt(i);
      if (c != ' ' || result.length() > 0 && result.charAt(result.length() - 1) != ' ') {
        result.append(c);
      }
    }
    return result.toString();
  }

  /** The bytes as text; empty if they are none. */
  private static String text(byte[] head) {
    String text;
    if (head.length >= 2 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe) {
      text = new String(head, StandardCharsets.UTF_16LE);
    } else if (head.length >= 2 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff) {
      text = new String(head, StandardCharsets.UTF_16BE);
    } else {
      text = new String(head, StandardCharsets.UTF_8);
    }
    int strange = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') {
        return "";
      }
      strange += c == '\ufffd' ? 1 : 0;
    }
    // Pages in old charsets have some; other files have many, or controls.
    if (strange > text.length() / 8 + 1) {
      return "";
    }
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static String firstBytes(byte[] head) {
    StringBuilder text = new StringBuilder("it begins with");
    for (int i = 0; i < Math.min(8, head.length); i++) {
      text.append(' ');
      text.append(Character.forDigit(head[i] >> 4 & 15, 16));
      text.append(Character.forDigit(head[i] & 15, 16));
    }
    return text.toString();
  }
}
