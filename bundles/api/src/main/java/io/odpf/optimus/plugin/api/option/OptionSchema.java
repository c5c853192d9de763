// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.option;

import java.util.List;
import java.util.Objects;

/**
 * The options of a provider type.
 *
 * @param provider the options of an entry of {@code providers:}
 * @param plugin the options of {@code config:} in an entry of {@code plugins:} that uses such a
 *     provider
 * @param check checks the provider's options beyond their types
 */
public record OptionSchema(List<Option> provider, List<Option> plugin, OptionCheck check) {
  public OptionSchema {
    provider = List.copyOf(provider);
    plugin = List.copyOf(plugin);
    Objects.requireNonNull(check, "check");
  }

  /** Creates a schema whose options are fully checked by their types. */
  public OptionSchema(List<Option> provider, List<Option> plugin) {
    this(provider, plugin, OptionCheck.NONE);
  }
}
