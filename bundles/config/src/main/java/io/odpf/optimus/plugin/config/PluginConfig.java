// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * A whole configuration, validated.
 *
 * @param file the file it was read from, as the user named it
 * @param installLocation where plugins go; absolute
 * @param providers in the order written, names unique
 * @param plugins in the order written, names unique, each naming one of the providers
 */
public record PluginConfig(
    Path file, Path installLocation, List<ProviderEntry> providers, List<PluginEntry> plugins) {
  public PluginConfig {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(installLocation, "installLocation");
    providers = List.copyOf(providers);
    plugins = List.copyOf(plugins);
  }

  /** The provider of this name, which a plugin's entry refers to. */
  public ProviderEntry provider(String name) {
    for (ProviderEntry entry : providers) {
      if (entry.spec().name().equals(name)) {
        return entry;
      }
    }
    throw new NoSuchElementException("no provider " + name);
  }
}
