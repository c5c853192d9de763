// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A plugin to add to a configuration, with each value in the form in which it is written there.
 *
 * @param name the value of {@code output:}
 * @param provider the name of one of the configuration's providers
 * @param path the path at the provider, including placeholders
 * @param version the value of {@code version:}
 * @param checksums the path of a checksums file at the provider
 * @param binary the plugin's entry in the archive
 * @param modes the modes in which it is installed; empty for both
 * @param options the plugin's values for the provider type's options, by name
 */
public record NewPlugin(
    String name,
    String provider,
    String path,
    Optional<String> version,
    Optional<String> checksums,
    Optional<String> binary,
    Set<Mode> modes,
    Map<String, String> options) {
  public NewPlugin {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(checksums, "checksums");
    Objects.requireNonNull(binary, "binary");
    modes = Set.copyOf(modes);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** Creates a plugin with only the required values. */
  public static NewPlugin of(String name, String provider, String path) {
    return new NewPlugin(
        name,
        provider,
        path,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Map.of());
  }
}
