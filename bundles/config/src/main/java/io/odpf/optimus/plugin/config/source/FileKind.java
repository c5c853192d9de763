// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.source;

import java.util.Objects;

/**
 * How findings speak of a kind of YAML file.
 *
 * @param noun the kind of file, for example "a configuration"
 * @param beginning what to do about an empty file
 * @param quotedBraces what to do about a value that begins with two braces
 * @param levels how deep values are nested at most, for example "a configuration needs six levels"
 */
public record FileKind(String noun, String beginning, String quotedBraces, String levels) {

  /** The configuration of the plugin manager. */
  public static final FileKind CONFIGURATION =
      new FileKind(
          "a configuration",
          "it begins with 'plugins:'; docs/configuration.md has an example",
          "write \"{{.Version}}/…\"",
          "a configuration needs six levels");

  public FileKind {
    Objects.requireNonNull(noun, "noun");
    Objects.requireNonNull(beginning, "beginning");
    Objects.requireNonNull(quotedBraces, "quotedBraces");
    Objects.requireNonNull(levels, "levels");
  }
}
