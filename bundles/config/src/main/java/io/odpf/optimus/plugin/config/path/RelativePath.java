// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.path;

import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Checks that a path stays below its provider, however the provider reads it: literally,
 * percent-decoded (once or repeatedly), as a URL's path, or with Windows separators.
 */
public final class RelativePath {
  private static final int LONGEST = 1_024;

  /** The rounds of percent-decoding that are checked; a path that takes more is refused. */
  private static final int ROUNDS = 4;

  private RelativePath() {}

  /** A reason to refuse a path. */
  public enum Fault {
    TOO_LONG("must be at most 1,024 characters long", "shorten it"),
    URL(
        "must be a path below the provider, not a URL",
        "put the address into the provider, and only what follows it here"),
    ABSOLUTE("must not begin with '/'", "paths begin at the provider's own address"),
    PARENT("must not leave its provider by '..'", "give another provider for what lies outside"),
    DOT("must not have '.' as a part", "leave the '.' out"),
    EMPTY_PART("must not have '//' in it or '/' at its end", "write one '/' between names"),
    BACKSLASH("must not have a backslash", "write '/' between names"),
    QUERY("must not have '?' or '#'", "a path has neither query nor fragment"),
    CONTROL("must not contain control or invisible characters", "remove them"),
    ENCODED("must be written without percent-encoding", "write the characters themselves");

    private final String rule;
    private final String hint;

    Fault(String rule, String hint) {
      this.rule = rule;
      this.hint = hint;
    }

    /** Returns the broken rule, as the end of a sentence about the path. */
    public String rule() {
      return rule;
    }

    /** Returns the remedy. */
    public String hint() {
      return hint;
    }
  }

  /** Returns the first fault of a path, if it has one. */
  public static Optional<Fault> fault(String path) {
    if (path.length() > LONGEST) {
      return Optional.of(Fault.TOO_LONG);
    }
    if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
      return Optional.of(hasScheme(path) ? Fault.URL : Fault.QUERY);
    }
    String decoded = path;
    for (int round = 0; round < ROUNDS; round++) {
      Optional<Fault> fault = escape(decoded);
      if (fault.isPresent()) {
        return fault;
      }
      Optional<String> next = decode(decoded);
      if (next.isEmpty()) {
        return Optional.of(Fault.ENCODED);
      }
      if (next.get().equals(decoded)) {
        return redundancy(path);
      }
      decoded = next.get();
    }
    return Optional.of(Fault.ENCODED);
  }

  /** Returns a fault by which some reader would leave the provider. */
  private static Optional<Fault> escape(String path) {
    if (hasScheme(path)) {
      return Optional.of(Fault.URL);
    }
    if (path.indexOf('\\') >= 0) {
      return Optional.of(Fault.BACKSLASH);
    }
    if (path.startsWith("/")) {
      return Optional.of(Fault.ABSOLUTE);
    }
    for (int i = 0; i < path.length(); i = path.offsetByCodePoints(i, 1)) {
      if (!TerminalText.isUnambiguous(path.codePointAt(i))) {
        return Optional.of(Fault.CONTROL);
      }
    }
    for (int from = 0; from <= path.length(); ) {
      int end = end(path, from);
      // Some servers strip spaces around names, and path parameters behind them.
      String part = path.substring(from, end).strip();
      int parameters = part.indexOf(';');
      if ((parameters < 0 ? part : part.substring(0, parameters).strip()).equals("..")) {
        return Optional.of(Fault.PARENT);
      }
      from = end + 1;
    }
    return Optional.empty();
  }

  /** Returns a fault by which a path is a second spelling of another one. */
  private static Optional<Fault> redundancy(String path) {
    for (int from = 0; from <= path.length(); ) {
      int end = end(path, from);
      String part = path.substring(from, end).strip();
      if (part.isEmpty() || part.equals(".")) {
        return Optional.of(part.isEmpty() ? Fault.EMPTY_PART : Fault.DOT);
      }
      from = end + 1;
    }
    return Optional.empty();
  }

  private static int end(String path, int from) {
    int end = path.indexOf('/', from);
    return end < 0 ? path.length() : end;
  }

  /** Returns whether a path begins like {@code https:} or {@code C:}. */
  private static boolean hasScheme(String path) {
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == ':') {
        return i > 0;
      }
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!letter && (i == 0 || !(c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'))) {
        return false;
      }
    }
    return false;
  }

  /**
   * Decodes a path once. Returns empty if the result is not UTF-8: lenient servers see dots and
   * slashes in such bytes.
   */
  private static Optional<String> decode(String path) {
    if (path.indexOf('%') < 0) {
      return Optional.of(path);
    }
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    ByteBuffer decoded = ByteBuffer.allocate(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (bytes[i] == '%' && high >= 0 && low >= 0) {
        decoded.put((byte) (high << 4 | low));
        i += 2;
      } else {
        decoded.put(bytes[i]);
      }
    }
    decoded.flip();
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(decoded).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
