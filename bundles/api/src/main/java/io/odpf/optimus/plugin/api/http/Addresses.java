// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.http;

import java.net.URI;
import java.util.regex.Pattern;

/** Addresses as people may see them. */
public final class Addresses {
  private static final Pattern USER_INFORMATION = Pattern.compile("://[^/\\s@?#]+@");
  private static final Pattern QUERY = Pattern.compile("(://[^\\s?#'\"]*)[?#][^\\s'\"]+");
  private static final Pattern CREDENTIALS =
      Pattern.compile(
          "(?i)\\b((?:proxy-)?authorization|cookie|[a-z-]*(?:token|secret|password|passphrase))"
              + "(\\s*[:=]\\s*)(?:(?:bearer|basic|token)\\s+)?[^\\s,;]+");

  private Addresses() {}

  /**
   * What a server or a program says, with the secrets masked that addresses and headers in it may
   * hold, as {@link #display} leaves them out of ours: peers repeat what they were sent.
   *
   * @since 1.1
   */
  public static String masked(String text) {
    String masked = USER_INFORMATION.matcher(text).replaceAll("://****@");
    masked = QUERY.matcher(masked).replaceAll("$1?****");
    return CREDENTIALS.matcher(masked).replaceAll("$1$2****");
  }

  /** The address without user information, query and fragment: those are where secrets sit. */
  public static String display(URI uri) {
    StringBuilder text = new StringBuilder();
    if (uri.getScheme() != null) {
      text.append(uri.getScheme()).append(':');
    }
    if (uri.getRawAuthority() != null) {
      String authority = uri.getRawAuthority();
      text.append("//").append(authority.substring(authority.lastIndexOf('@') + 1));
    }
    if (uri.getRawPath() != null) {
      text.append(uri.getRawPath());
    }
    return text.toString();
  }
}
