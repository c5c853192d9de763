// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.oci;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An authentication challenge of a registry: the header {@code WWW-Authenticate} (RFC 9110,
 * 11.6.1).
 *
 * @param bearer whether the scheme is Bearer; otherwise it is Basic
 * @param parameters the parameters by name, in lower case
 */
record Challenge(boolean bearer, Map<String, String> parameters) {
  private static final Pattern PARAMETER =
      Pattern.compile("([A-Za-z_]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\",\\s]+))");

  /**
   * Returns the first Bearer challenge, or else a Basic challenge; empty if the headers have
   * neither.
   */
  static Optional<Challenge> of(List<String> headers) {
    Optional<Challenge> basic = Optional.empty();
    for (String header : headers) {
      String lower = header.strip().toLowerCase(Locale.ROOT);
      if (lower.startsWith("bearer ")) {
        return Optional.of(new Challenge(true, parameters(header)));
      }
      if (lower.equals("basic") || lower.startsWith("basic ")) {
        basic = Optional.of(new Challenge(false, Map.of()));
      }
    }
    return basic;
  }

  private static Map<String, String> parameters(String header) {
    Map<String, String> parameters = new HashMap<>();
    Matcher matcher = PARAMETER.matcher(header);
    while (matcher.find()) {
      String value =
          matcher.group(2) == null
              ? matcher.group(3)
              : matcher.group(2).replaceAll("\\\\(.)", "$1");
      parameters.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value);
    }
    return parameters;
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }
}
