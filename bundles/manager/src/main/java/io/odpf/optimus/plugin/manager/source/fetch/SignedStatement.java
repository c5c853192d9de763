// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signer's signed comment, such as minisign's trusted comment. It is free text, which may name
 * the signed file. A signature stays valid forever, so a comment that names another version reveals
 * an old file in place of a new one.
 *
 * @param text the signed text
 */
record SignedStatement(String text) {
  private static final int LONGEST = 200;

  /** Requires three numbers: other things have two, and platforms one. */
  private static final String VERSION = "v?([0-9]+[.][0-9]+[.][0-9]+(?:[-+][0-9A-Za-z.-]+?)?)";

  /** Minisign's default comment. */
  private static final Pattern OF_FILE =
      Pattern.compile("(?:^|\\s)file:\\S*?(?<![0-9.])" + VERSION + "(?=[_.-][A-Za-z]|[_\\s]|$)");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?:^|\\s)(?:version|release)\\s*[:= ]\\s*" + VERSION + "(?=[\\s,;]|$)",
          Pattern.CASE_INSENSITIVE);

  /**
   * Returns whether the text names versions of the plugin, but not the wanted one.
   *
   * @param plugin the plugin's name
   * @param wanted the plugin's version; without a version, there is no contradiction
   */
  boolean contradicts(String plugin, Optional<String> wanted) {
    if (wanted.isEmpty()) {
      return false;
    }
    Pattern ofPlugin =
        Pattern.compile(
            "(?:^|[\\s/])(?:optimus-)?"
                + Pattern.quote(plugin)
                + "[ _@-]"
                + VERSION
                + "(?=[_.-][A-Za-z]|[\\s,;_]|$)");
    boolean other = false;
    for (Pattern pattern : new Pattern[] {OF_FILE, NAMED, ofPlugin}) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        if (same(matcher.group(1), wanted.get())) {
          return false;
        }
        other = true;
      }
    }
    return other;
  }

  /** Compares versions; a pre-release or build may be cut off within a file name. */
  private static boolean same(String found, String wanted) {
    String plain = wanted.startsWith("v") ? wanted.substring(1) : wanted;
    return plain.equals(found) || plain.startsWith(found + "-") || plain.startsWith(found + "+");
  }

  /** Returns the text in a printable form. */
  String shown() {
    String line = text.replaceAll("\\p{C}+", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
