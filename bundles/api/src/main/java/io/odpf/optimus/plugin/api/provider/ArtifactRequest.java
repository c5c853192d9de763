// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import io.odpf.optimus.plugin.api.option.Options;
import java.util.Objects;
import java.util.Optional;

/**
 * A plugin's entry, as a request to its provider for one platform.
 *
 * @param plugin the plugin's name ({@code output:}), for messages
 * @param path the value of {@code path:} with its placeholders filled in; relative, without {@code
 *     ..}
 * @param version the value of {@code version:} as written
 * @param platform the platform the artifact is for
 * @param options the values of the factory's plugin options
 * @param pin the pin to resolve, from an earlier {@link Artifact} of the same entry
 */
public record ArtifactRequest(
    String plugin,
    String path,
    Optional<String> version,
    Platform platform,
    Options options,
    Optional<String> pin) {
  public ArtifactRequest {
    Objects.requireNonNull(plugin, "plugin");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(pin, "pin");
  }

  /** Returns this request with a pin. */
  public ArtifactRequest pinned(String newPin) {
    return new ArtifactRequest(plugin, path, version, platform, options, Optional.of(newPin));
  }

  /** Returns this request without a pin. */
  public ArtifactRequest unpinned() {
    return new ArtifactRequest(plugin, path, version, platform, options, Optional.empty());
  }
}
