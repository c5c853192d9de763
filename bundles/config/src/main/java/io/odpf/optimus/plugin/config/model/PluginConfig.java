// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.model;

import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/**
 * A whole configuration, validated.
 *
 * @param file the file it was read from, as the user named it
 * @param installLocation the directory that plugins are installed into; absolute
 * @param limits the limits of unpacking; absent for the usual limits
 * @param providers in the order written, names unique
 * @param plugins in the order written, names unique, each naming one of the providers
 * @param mirrors the mirrors in the order in which they are asked; some may be providers as well
 */
public record PluginConfig(
    Path file,
    Path installLocation,
    Optional<ArchiveLimits> limits,
    List<ProviderEntry> providers,
    List<PluginEntry> plugins,
    List<ProviderEntry> mirrors) {
  public PluginConfig {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(installLocation, "installLocation");
    Objects.requireNonNull(limits, "limits");
    providers = List.copyOf(providers);
    plugins = List.copyOf(plugins);
    mirrors = List.copyOf(mirrors);
  }

  /** Creates a configuration without mirrors. */
  public PluginConfig(
      Path file,
      Path installLocation,
      Optional<ArchiveLimits> limits,
      List<ProviderEntry> providers,
      List<PluginEntry> plugins) {
    this(file, installLocation, limits, providers, plugins, List.of());
  }

  /** Creates a configuration with the usual limits and without mirrors. */
  public PluginConfig(
      Path file, Path installLocation, List<ProviderEntry> providers, List<PluginEntry> plugins) {
    this(file, installLocation, Optional.empty(), providers, plugins);
  }

  /** Returns the provider with a name that a plugin's entry refers to. */
  public ProviderEntry provider(String name) {
    for (ProviderEntry entry : providers) {
      if (entry.spec().name().equals(name)) {
        return entry;
      }
    }
    throw new NoSuchElementException("no provider " + name);
  }
}
