// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.path;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expands goreleaser's placeholders: {@code {{.Name}}}, with or without spaces inside. */
public final class PathTemplate {

  /** The known placeholders, without braces and dot. */
  public static final List<String> NAMES = List.of("Os", "Arch", "Version", "Name");

  private PathTemplate() {}

  /** Returns the text with its known placeholders replaced by their values. */
  public static String expand(
      String text, String name, Optional<String> version, Platform platform) {
    int open = text.indexOf("{{");
    if (open < 0) {
      return text;
    }
    StringBuilder expanded = new StringBuilder(text.length() + 16);
    int from = 0;
    for (; open >= 0; open = text.indexOf("{{", from)) {
      int close = text.indexOf("}}", open);
      if (close < 0) {
        break;
      }
      String inside = text.substring(open + 2, close).strip();
      expanded.append(text, from, open);
      switch (inside) {
        case ".Os" -> expanded.append(platform.os());
        case ".Arch" -> expanded.append(platform.arch());
        case ".Version" -> expanded.append(version.orElse(""));
        case ".Name" -> expanded.append(name);
        default -> expanded.append(text, open, close + 2);
      }
      from = close + 2;
    }
    return expanded.append(text, from, text.length()).toString();
  }

  /**
   * Returns the parts of the expanded text before, between and after occurrences of the version:
   * one more part than occurrences.
   */
  public static List<String> aroundVersion(String text, String name, Platform platform) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", open + 2)) {
      int close = text.indexOf("}}", open);
      if (close >= 0 && text.substring(open + 2, close).strip().equals(".Version")) {
        parts.add(expand(text.substring(from, open), name, Optional.empty(), platform));
        from = close + 2;
      }
    }
    parts.add(expand(text.substring(from), name, Optional.empty(), platform));
    return parts;
  }

  /** Returns the content of each pair of braces; empty if some braces have no counterpart. */
  public static Optional<List<String>> placeholders(String text) {
    List<String> found = new ArrayList<>();
    int from = 0;
    for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", from)) {
      int close = text.indexOf("}}", open);
      int stray = text.indexOf("}}", from);
      if (close < 0 || stray < open) {
        return Optional.empty();
      }
      found.add(text.substring(open + 2, close).strip());
      from = close + 2;
    }
    return text.indexOf("}}", from) < 0 ? Optional.of(found) : Optional.empty();
  }
}
