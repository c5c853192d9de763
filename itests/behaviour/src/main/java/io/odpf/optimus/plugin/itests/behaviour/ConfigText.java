// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds the text of a configuration. */
public final class ConfigText {
  private final Path installLocation;
  private final List<String> providers = new ArrayList<>();
  private final List<String> plugins = new ArrayList<>();
  private final List<String> mirrors = new ArrayList<>();
  private String policy = "";

  public ConfigText(Path installLocation) {
    this.installLocation = installLocation;
  }

  /** Adds a provider of type url; {@code more} are further lines for it. */
  public ConfigText url(String name, String url, String... more) {
    return provider("url", name, join("url: " + url, more));
  }

  /** Adds a provider. */
  public ConfigText provider(String type, String name, String... lines) {
    providers.add(entry(join("type: " + type, join("name: " + name, lines))));
    return this;
  }

  /** Sets the rules for plugins. */
  public ConfigText policy(String... lines) {
    policy = "  policy:\n    " + String.join("\n    ", lines) + "\n";
    return this;
  }

  /** Adds a plugin; {@code more} are further lines for it. */
  public ConfigText plugin(String provider, String output, String path, String... more) {
    plugins.add(
        entry(
            join(
                "provider: " + provider,
                join("output: " + output, join("path: \"" + path + "\"", more)))));
    return this;
  }

  /** Adds a mirror, after the present ones. */
  public ConfigText mirror(String place) {
    mirrors.add(place);
    return this;
  }

  private static String[] join(String first, String... others) {
    List<String> lines = new ArrayList<>(List.of(first));
    lines.addAll(List.of(others));
    return lines.toArray(String[]::new);
  }

  private static String entry(String... lines) {
    return "    - " + String.join("\n      ", lines) + "\n";
  }

  @Override
  public String toString() {
    return "plugins:\n  install_location: "
        + installLocation
        + "\n"
        + policy
        + "  providers:\n"
        + String.join("", providers)
        + (mirrors.isEmpty() ? "" : "  mirrors: [\"" + String.join("\", \"", mirrors) + "\"]\n")
        + "  plugins:\n"
        + String.join("", plugins);
  }
}
