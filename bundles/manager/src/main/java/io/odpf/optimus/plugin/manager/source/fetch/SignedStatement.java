// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a signer wrote beside a signature, such as minisign's trusted comment: free text, in which
 * some write what they sign. A signature stays valid for ever, so that what names another version
 * tells of an old file in the place of a new one.
 *
 * @param text as it was signed
 */
record SignedStatement(String text) {
  private static final int LONGEST = 200;

  /** Three numbers at least: other things have two, and platforms one. */
  private static final String VERSION = "v?([0-9]+[.][0-9]+[.][0-9]+(?:[-+][0-9A-Za-z.-]+?)?)";

  /** What minisign writes by itself, and what others write by hand. */
  private static final Pattern OF_FILE =
      Pattern.compile("(?:^|\\s)file:\\S*?(?<![0-9.])" + VERSION + "(?=[_.-][A-Za-z]|[_\\s]|$)");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?:^|\\s)(?:version|release)\\s*[:= ]\\s*" + VERSION + "(?=[\\s,;]|$)",
          Pattern.CASE_INSENSITIVE);

  /**
   * Whether it names versions of the plugin, and all of them are others than the wanted one.
   *
   * @param plugin its name
   * @param wanted its version; if it is not known, nothing contradicts it
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

  /** Pre-releases and builds may be cut off where a file's name goes on. */
  private static boolean same(String found, String wanted) {
    String plain = wanted.startsWith("v") ? wanted.substring(1) : wanted;
    return plain.equals(found) || plain.startsWith(found + "-") || plain.startsWith(found + "+");
  }

  /** Fit to be shown. */
  String shown() {
    String line = text.replaceAll("\\p{C}+", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
