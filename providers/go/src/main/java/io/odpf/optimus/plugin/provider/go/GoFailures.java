// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What go's own words mean. What servers answer is known from the relay; this is about what go
 * alone knows.
 */
final class GoFailures {
  private static final int SHOWN_LINES = 6;
  private static final int SHOWN_CHARACTERS = 600;

  private static final Pattern TOO_OLD =
      Pattern.compile("requires go >= ([0-9][^ ]*) \\(running go ([0-9][^;)]*)");

  private static final List<String> ALTERED =
      List.of("security error", "checksum mismatch", "missing go.sum entry", "invalid signature");

  private static final List<String> MISSING =
      List.of(
          "unknown revision",
          "no matching versions",
          "not found",
          "404 not found",
          "410 gone",
          "no such file",
          "module lookup disabled",
          "does not contain package",
          "invalid version",
          "no longer in",
          "unrecognized import path");

  private static final List<String> NOT_REACHED =
      List.of("dial tcp", "connection refused", "connection reset", "i/o timeout", "no such host");

  private GoFailures() {}

  /**
   * @param what was asked for, for the message
   * @param words go's, fit to be shown
   */
  static ProviderException of(String what, String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    Matcher tooOld = TOO_OLD.matcher(words);
    if (tooOld.find()) {
      return ProviderException.local(
          what + " wants Go " + tooOld.group(1) + ", and the go command here is " + tooOld.group(2),
          "install Go " + tooOld.group(1) + " or newer; no toolchain is downloaded",
          null);
    }
    if (has(lower, ALTERED)) {
      return ProviderException.changed(
          what + " is not what the checksum database knows: " + tail(words),
          "find out why before you set the provider's private: or sumdb:, since somebody may have"
              + " altered it");
    }
    if (lower.contains("is not a main package")) {
      return ProviderException.invalid(
          what + " is a package but no program", "name a main package, for instance …/cmd/tool");
    }
    if (has(lower, NOT_REACHED)) {
      return ProviderException.unavailable(
          what + " cannot be reached: " + tail(words), "check the network", null);
    }
    if (has(lower, MISSING)) {
      return ProviderException.notFound(
          what + " does not exist: " + tail(words), "check the plugin's path and version");
    }
    if (lower.contains("executable file not found")) {
      return ProviderException.local(
          what + " needs a program that is not here: " + tail(words),
          "install it, or use a module proxy instead of direct",
          null);
    }
    return ProviderException.invalid(
        what + " cannot be built: " + tail(words), "see what go says about it");
  }

  private static boolean has(String text, List<String> signs) {
    return signs.stream().anyMatch(text::contains);
  }

  /** The last lines, on one. */
  static String tail(String words) {
    List<String> lines =
        words
            .lines()
            .map(line -> line.replaceAll("\\s+", " ").replaceAll("[^ -~…]", "").strip())
            .filter(line -> !line.isEmpty())
            .toList();
    String last =
        String.join("; ", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    return last.length() > SHOWN_CHARACTERS
        ? "…" + last.substring(last.length() - SHOWN_CHARACTERS)
        : last;
  }
}
