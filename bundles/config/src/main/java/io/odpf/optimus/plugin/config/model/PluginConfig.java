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
 * @param policy the rules that plugins must satisfy
 * @param providers in the order written, names unique
 * @param plugins in the order written, names unique, each naming one of the providers
 * @param mirrors the mirrors in the order in which they are asked; some may be providers as well
 */
public record PluginConfig(
    Path file,
    Path installLocation,
    Optional<ArchiveLimits> limits,
    PolicyRules policy,
    List<ProviderEntry> providers,
    List<PluginEntry> plugins,
    List<ProviderEntry> mirrors) {
  public PluginConfig {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(installLocation, "installLocation");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(policy, "policy");
    providers = List.copyOf(providers);
    plugins = List.copyOf(plugins);
    mirrors = List.copyOf(mirrors);
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
