// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.option;

import java.util.List;
import java.util.Set;

/**
 * The types of option values, each with the Java type by which {@link Options} returns it. In
 * providers' values, {@code ${VAR}} and {@code ${VAR:-default}} are replaced before the value is
 * read.
 */
public sealed interface OptionType {

  /**
   * Any text; {@link String}.
   *
   * @param pattern a regular expression that the whole value must match; empty for any value
   * @param words describes the pattern, completing "must be": "a branch, a tag or a commit"
   */
  record Text(String pattern, String words) implements OptionType {
    public static final Text ANY = new Text("", "text");
  }

  /** One of several words; {@link String}. */
  record Choice(List<String> words) implements OptionType {
    public Choice {
      words = List.copyOf(words);
    }
  }

  /** Text that must stay secret, or {@code file:PATH} to read it from a file; {@link Secret}. */
  record SecretText() implements OptionType {}

  /** A whole number within bounds; {@link Long}. */
  record Whole(long min, long max) implements OptionType {}

  /** {@code true} or {@code false}; {@link Boolean}. */
  record Flag() implements OptionType {}

  /** {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}; {@link java.time.Duration}. */
  record Time() implements OptionType {}

  /**
   * An absolute URI of one of these schemes, without a fragment; {@link java.net.URI}.
   *
   * @param schemes the permitted schemes, in lower case
   * @param userInfo whether it may contain a user name and password, as proxies' URLs do
   */
  record Address(Set<String> schemes, boolean userInfo) implements OptionType {
    public Address {
      schemes = Set.copyOf(schemes);
    }

    /** Creates a type whose URIs must not contain a user name and password. */
    public Address(Set<String> schemes) {
      this(schemes, false);
    }
  }

  /**
   * A file's path, relative to the configuration file, {@code ~} allowed; an absolute {@link
   * java.nio.file.Path}. The file need not exist; its reader checks that.
   */
  record FilePath() implements OptionType {}

  /** A sequence of values of one type; {@link List}. */
  record ListOf(OptionType element) implements OptionType {}

  /** A mapping of arbitrary keys to values of one type; {@link java.util.Map}. */
  record MapOf(OptionType value) implements OptionType {}

  /** A mapping with known keys; {@link Options}. */
  record Group(List<Option> options) implements OptionType {
    public Group {
      options = List.copyOf(options);
    }
  }

  /** A mapping with exactly one of these keys; {@link Options}. */
  record OneOf(List<Option> options) implements OptionType {
    public OneOf {
      options = List.copyOf(options);
    }
  }

  /**
   * One of several types: the first one that fits the value's shape (scalar, sequence or mapping)
   * and accepts the value.
   */
  record AnyOf(List<OptionType> alternatives) implements OptionType {
    public AnyOf {
      alternatives = List.copyOf(alternatives);
    }
  }
}
