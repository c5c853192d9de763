// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.option;

import java.util.Objects;
import java.util.Optional;

/**
 * The description of an option, from which its validation, default, schema and documentation are
 * derived.
 *
 * @param name the key, in {@code snake_case}
 * @param type the type of its values
 * @param required whether the key must be present
 * @param defaultValue the value if the key is absent, in the configuration's syntax: a scalar, or a
 *     list of plain scalars in brackets
 * @param doc the description, one or two sentences
 * @param role what the option says about an artifact; the roles of a group's members refine the
 *     group's
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

  /** Creates an optional option in the role {@link OptionRole#PLACE}. */
  public static Option optional(String name, OptionType type, String doc) {
    return new Option(name, type, false, Optional.empty(), doc, OptionRole.PLACE);
  }

  /** Creates a required option in the role {@link OptionRole#PLACE}. */
  public static Option required(String name, OptionType type, String doc) {
    return new Option(name, type, true, Optional.empty(), doc, OptionRole.PLACE);
  }

  /** Creates an option with a default value in the role {@link OptionRole#PLACE}. */
  public static Option withDefault(String name, OptionType type, String value, String doc) {
    return new Option(name, type, false, Optional.of(value), doc, OptionRole.PLACE);
  }

  /** Returns this option in another role. */
  public Option as(OptionRole newRole) {
    return new Option(name, type, required, defaultValue, doc, newRole);
  }

  /** Returns this option under another name. */
  public Option named(String newName) {
    return new Option(newName, type, required, defaultValue, doc, role);
  }
}
