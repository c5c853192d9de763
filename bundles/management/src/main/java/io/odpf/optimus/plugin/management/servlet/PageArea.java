// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.servlet;

import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.management.access.Role;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of the server's paths that belong to servlets of other bundles. */
public enum PageArea {
  /** The pages of any bundle. Loads nothing from elsewhere, and is in nobody's frame. */
  PAGES(
      "/app/",
      Role.READER,
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
          + " object-src 'none'"),
  /** The web console of Apache Felix, whose pages contain scripts. It can do everything. */
  CONSOLE(
      "/system/console",
      Role.OPERATOR,
      "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval';"
          + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'; object-src 'none'");

  private static final Pattern ESCAPE = Pattern.compile("%(.{0,2})");
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{2}");

  /** Escapes of control characters and of those that give a path its structure. */
  private static final Pattern AMBIGUOUS = Pattern.compile("[01].|7[fF]|25|2[eEfF]|3[bB]|5[cC]");

  private final String prefix;
  private final Role role;
  private final String policy;

  PageArea(String prefix, Role role, String policy) {
    this.prefix = prefix;
    this.role = role;
    this.policy = policy;
  }

  /** Returns the area that a path, as it was sent, is in. */
  public static Optional<PageArea> of(String path) {
    for (PageArea area : values()) {
      if (area.contains(path)) {
        return Optional.of(area);
      }
    }
    return Optional.empty();
  }

  private boolean contains(String path) {
    return path.startsWith(prefix)
        && (prefix.endsWith("/")
            || path.length() == prefix.length()
            || path.charAt(prefix.length()) == '/');
  }

  /** Returns the role that is required. */
  public Role role() {
    return role;
  }

  /** Returns what pages of this area may load, unless they say otherwise. */
  String policy() {
    return policy;
  }

  /**
   * Refuses a path that servlets could take for another one, so that the area that a path is in
   * decides alone who may use what is there.
   *
   * @throws EndpointException if the path can be written in a plainer way
   */
  static void requirePlain(String path) throws EndpointException {
    if (path.contains("//")
        || path.indexOf(';') >= 0
        || path.indexOf('\\') >= 0
        || (path + "/").contains("/./")
        || (path + "/").contains("/../")
        || hasAmbiguousEscape(path)) {
      throw new EndpointException(
          EndpointProblem.BAD_REQUEST,
          "the path of a page has empty segments, dots, parameters or escapes of such",
          "write the path without them");
    }
  }

  private static boolean hasAmbiguousEscape(String path) {
    Matcher escape = ESCAPE.matcher(path.toLowerCase(Locale.ROOT));
    while (escape.find()) {
      String digits = escape.group(1);
      if (!HEX.matcher(digits).matches() || AMBIGUOUS.matcher(digits).matches()) {
        return true;
      }
    }
    return false;
  }
}
