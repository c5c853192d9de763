// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Formats and parses URLs so that they never show a secret. */
public final class Addresses {
  private static final Pattern USER_INFORMATION = Pattern.compile("://[^/\\s@?#]+@");
  private static final Pattern QUERY = Pattern.compile("(://[^\\s?#'\"]*)[?#][^\\s'\"]+");
  private static final Pattern CREDENTIALS =
      Pattern.compile(
          "(?i)\\b((?:proxy-)?authorization|cookie|[a-z-]*(?:token|secret|password|passphrase))"
              + "(\\s*[:=]\\s*)(?:(?:bearer|basic|token)\\s+)?[^\\s,;]+");

  private Addresses() {}

  /**
   * Returns the output of a server or program with secrets masked in the URLs and headers that it
   * contains. Peers often repeat what they were sent.
   *
   * @since 1.1
   */
  public static String masked(String text) {
    String masked = USER_INFORMATION.matcher(text).replaceAll("://****@");
    masked = QUERY.matcher(masked).replaceAll("$1?****");
    return CREDENTIALS.matcher(masked).replaceAll("$1$2****");
  }

  /** Returns the URL without user information, query and fragment, which may contain secrets. */
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

  /**
   * Parses a URL that a server sent. Accepts characters that should have been encoded, such as
   * spaces, brackets, and a percent sign that does not begin an escape.
   */
  public static URI parse(String sent) throws URISyntaxException {
    StringBuilder text = new StringBuilder(sent.length());
    int authority = authorityEnd(sent);
    boolean fragment = false;
    for (int i = 0; i < sent.length(); i++) {
      char c = sent.charAt(i);
      boolean plain =
          switch (c) {
            case '[', ']' -> i < authority;
            case '%' -> isEscape(sent, i);
            case '#' -> !fragment;
            default -> c > ' ' && c != 127 && "\"<>\\^`{|}".indexOf(c) < 0;
          };
      fragment |= c == '#';
      append(text, c, plain);
    }
    return new URI(text.toString());
  }

  /**
   * Encodes the user information of a URL where it contains characters that must be encoded. The
   * user information ends at the last '@', so a password may contain one.
   */
  public static String withEncodedUser(String address) {
    int begin = address.indexOf("://") + 3;
    int at = address.lastIndexOf('@');
    if (begin < 3 || at < begin) {
      return address;
    }
    StringBuilder text = new StringBuilder(address.length()).append(address, 0, begin);
    for (int i = begin; i < at; i++) {
      char c = address.charAt(i);
      boolean plain = c == '%' ? isEscape(address, i) : isUser(c);
      append(text, c, plain);
    }
    return text.append(address, at, address.length()).toString();
  }

  /** Whether a character may appear in user information: RFC 3986, 3.2.1, or beyond ASCII. */
  private static boolean isUser(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c > 127
        || "-._~!$&'()*+,;=:".indexOf(c) >= 0;
  }

  private static void append(StringBuilder text, char c, boolean plain) {
    if (plain) {
      text.append(c);
    } else {
      text.append('%');
      text.append(Character.toUpperCase(Character.forDigit(c >> 4 & 15, 16)));
      text.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
    }
  }

  private static boolean isEscape(String text, int at) {
    return at + 2 < text.length() && isHex(text.charAt(at + 1)) && isHex(text.charAt(at + 2));
  }

  private static boolean isHex(char c) {
    return c < 128 && Character.digit(c, 16) >= 0;
  }

  /** Returns the end of the authority, in which brackets enclose an IPv6 address; 0 if absent. */
  private static int authorityEnd(String text) {
    int mark = text.indexOf("//");
    boolean scheme = mark > 0 && text.charAt(mark - 1) == ':' && text.indexOf('/') == mark;
    if (mark != 0 && !scheme) {
      return 0;
    }
    int end = mark + 2;
    while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}
