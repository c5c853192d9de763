// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.option;

import java.util.Objects;
import java.util.Optional;

/**
 * One option: the single description from which its validation, default, schema and documentation
 * are made.
 *
 * @param name the key, in {@code snake_case}
 * @param type what values it takes
 * @param required whether the key must be there
 * @param defaultValue the value when the key is absent: a text, or a list of plain texts in
 *     brackets
 * @param doc what it means, in one or two sentences
 * @param role what it says about an artifact; those of a group's members refine the group's own
 */
public record Option(
    String name,
    OptionType type,
    boolean required,
    Optional<String> defaultValue,
    String doc,
    OptionRole role) {
  public Option {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(defaultValue, "defaultValue");
    Objects.requireNonNull(doc, "doc");
    Objects.requireNonNull(role, "role");
  }

  /** A place that may be absent. */
  public static Option optional(String name, OptionType type, String doc) {
    return new Option(name, type, false, Optional.empty(), doc, OptionRole.PLACE);
  }

  /** A place that must be present. */
  public static Option required(String name, OptionType type, String doc) {
    return new Option(name, type, true, Optional.empty(), doc, OptionRole.PLACE);
  }

  /** A place with a value of its own when absent. */
  public static Option withDefault(String name, OptionType type, String value, String doc) {
    return new Option(name, type, false, Optional.of(value), doc, OptionRole.PLACE);
  }

  /** This option in another role. */
  public Option as(OptionRole newRole) {
    return new Option(name, type, required, defaultValue, doc, newRole);
  }

  /** This option under another name. */
  public Option named(String newName) {
    return new Option(newName, type, required, defaultValue, doc, role);
  }
}
