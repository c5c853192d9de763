// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import java.util.regex.Pattern;

/** What a server or a program says, fit to be shown: one short line without secrets. */
public final class PeerText {
  private static final int LONGEST = 200;
  private static final Pattern USER_INFORMATION = Pattern.compile("://[^/\\s@]+@");
  private static final Pattern QUERY = Pattern.compile("(://[^\\s?#]*)[?#][^\\s'\"]*");
  private static final Pattern HEADER =
      Pattern.compile(
          "(?i)\\b((?:proxy-)?authorization|cookie|[a-z-]*(?:token|secret|password|passphrase))"
              + "(\\s*[:=]\\s*)(?:(?:bearer|basic|token)\\s+)?[^\\s,;]+");

  private PeerText() {}

  /** A text in one line: what addresses and headers may hold of secrets is masked, as in ours. */
  public static String line(String text) {
    String line = text.replaceAll("[^ -~]+", " ").strip();
    String masked = USER_INFORMATION.matcher(line).replaceAll("://****@");
    masked = QUERY.matcher(masked).replaceAll("$1?****");
    masked = HEADER.matcher(masked).replaceAll("$1$2****");
    return masked.length() > LONGEST ? masked.substring(0, LONGEST) + "…" : masked;
  }
}
