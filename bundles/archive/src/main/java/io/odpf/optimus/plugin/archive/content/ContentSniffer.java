// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.content;

import io.odpf.optimus.plugin.archive.ArchiveProblem;
import io.odpf.optimus.plugin.archive.executable.ProgramFlaw;
import io.odpf.optimus.plugin.archive.executable.ScriptLine;
import io.odpf.optimus.plugin.archive.format.FileFormat;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Describes a file that is neither an archive nor a program, in its user's words. */
public final class ContentSniffer {
  private static final String PAGE_HINT =
      "the address leads to a login or error page: check the plugin's path and the provider's auth";
  private static final String FORMAT_HINT =
      "pack the plugin as tar.gz, tar.xz, tar.zst, tar.bz2, tar or zip, or publish it bare";
  private static final String LFS = "version https://git-lfs.github.com/spec/v1";

  private ContentSniffer() {}

  /**
   * Describes a file, with an excerpt of its text if that helps to recognize it.
   *
   * @param head the first bytes of the file, all of them if it is short
   */
  public static ProgramFlaw describe(byte[] head) {
    if (head.length == 0) {
      return new ProgramFlaw(
          ArchiveProblem.EMPTY_ARTIFACT,
          "an empty file",
          "publish the artifact again: it has no bytes");
    }
    Optional<String> format = FileFormat.describe(head);
    if (format.isPresent()) {
      return new ProgramFlaw(ArchiveProblem.UNSUPPORTED_FORMAT, format.get(), FORMAT_HINT);
    }
    String text = text(head);
    if (text.isEmpty()) {
      return notArchive("a file of an unknown kind (" + firstBytes(head) + ")", FORMAT_HINT);
    }
    Optional<ScriptLine> script = ScriptLine.of(head).filter(line -> !line.flaw().isEmpty());
    if (script.isPresent()) {
      return new ProgramFlaw(
          ArchiveProblem.NOT_AN_EXECUTABLE, script.get().flaw(), script.get().hint());
    }
    if (text.startsWith(LFS)) {
      return new ProgramFlaw(
          ArchiveProblem.LFS_POINTER,
          "a Git LFS pointer, which names a file instead of holding it",
          "fetch the file from where it is stored, for instance with the git provider's lfs option");
    }
    return markup(text);
  }

  private static ProgramFlaw notArchive(String what, String hint) {
    return new ProgramFlaw(ArchiveProblem.NOT_AN_ARCHIVE, what, hint);
  }

  private static ProgramFlaw markup(String text) {
    String start = afterPrologue(text);
    String lower = start.substring(0, Math.min(start.length(), 64)).toLowerCase(Locale.ROOT);
    if (isHtml(lower)) {
      return notArchive("an HTML page" + titled(between(text, "<title", "</title")), PAGE_HINT);
    }
    if (start.startsWith("<") || text.startsWith("<?xml")) {
      String code = between(text, "<code", "</code");
      String message = between(text, "<message", "</message");
      String detail = code.isEmpty() || message.isEmpty() ? code + message : code + ": " + message;
      return notArchive("an XML document" + titled(detail), PAGE_HINT);
    }
    if (start.startsWith("{") || start.startsWith("[")) {
      String detail = jsonText(text, "message");
      return notArchive(
          "a JSON document" + titled(detail.isEmpty() ? jsonText(text, "error") : detail),
          PAGE_HINT);
    }
    int line = start.indexOf('\n');
    return notArchive(
        "a text file" + titled(line < 0 ? start : start.substring(0, line)), FORMAT_HINT);
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

  /** Returns the text without leading white space, XML declaration and comments. */
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

  /** Returns the text of the first element of a name, ignoring case; empty if it is absent. */
  private static String between(String text, String open, String close) {
    String lower = text.toLowerCase(Locale.ROOT);
    int tag = lower.indexOf(open);
    int begin = tag < 0 ? -1 : lower.indexOf('>', tag);
    int end = begin < 0 ? -1 : lower.indexOf(close, begin);
    // The lower case of some letters is longer, so that indices do not match; show nothing then.
    return end < 0 || lower.length() != text.length() ? "" : text.substring(begin + 1, end);
  }

  /** Returns the value of the first member of a name, if it is a string without escapes. */
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
    return line.isEmpty() ? "" : " (" + TerminalText.excerpt(collapse(line)) + ")";
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

  /** Returns the bytes as text; empty if they are not text. */
  private static String text(byte[] head) {
    String text;
    if (head.length >= 2 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe) {
      text = new String(head, StandardCharsets.UTF_16LE);
    } else if (head.length >= 2 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff) {
      text = new String(head, StandardCharsets.UTF_16BE);
    } else {
      text = new String(head, StandardCharsets.UTF_8);
    }
    int undecodable = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') {
        return "";
      }
      undecodable += c == '\ufffd' ? 1 : 0;
    }
    // A page in an old charset has a few; a binary file has many, or control characters.
    if (undecodable > text.length() / 8 + 1) {
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
