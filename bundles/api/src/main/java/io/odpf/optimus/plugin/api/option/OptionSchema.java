// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.option;

import java.util.List;
import java.util.Objects;

/**
 * The options of a provider type.
 *
 * @param provider those of an entry of {@code providers:}
 * @param plugin those of {@code config:} in an entry of {@code plugins:} that names such a provider
 * @param check what is checked of the provider's options beyond their types
 */
public record OptionSchema(List<Option> provider, List<Option> plugin, OptionCheck check) {
  public OptionSchema {
    provider = List.copyOf(provider);
    plugin = List.copyOf(plugin);
    Objects.requireNonNull(check, "check");
  }

  /** Options whose types say everything about them. */
  public OptionSchema(List<Option> provider, List<Option> plugin) {
    this(provider, plugin, OptionCheck.NONE);
  }
}
