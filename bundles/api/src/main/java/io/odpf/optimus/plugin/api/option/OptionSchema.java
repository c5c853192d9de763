// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.option;

import java.util.List;

/**
 * The options of a provider type.
 *
 * @param provider those of an entry of {@code providers:}
 * @param plugin those of {@code config:} in an entry of {@code plugins:} that names such a provider
 */
public record OptionSchema(List<Option> provider, List<Option> plugin) {
  public OptionSchema {
    provider = List.copyOf(provider);
    plugin = List.copyOf(plugin);
  }
}
