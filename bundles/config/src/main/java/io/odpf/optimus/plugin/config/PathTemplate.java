// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goreleaser's placeholders in paths. */
final class PathTemplate {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*\\.(\\w+)\\s*}}");

  private PathTemplate() {}

  static String expand(String text, String name, Optional<String> version, Platform platform) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    switch (match.group(1)) {
                      case "Os" -> platform.os();
                      case "Arch" -> platform.arch();
                      case "Version" -> version.orElse("");
                      case "Name" -> name;
                      default -> match.group();
                    }));
  }
}
