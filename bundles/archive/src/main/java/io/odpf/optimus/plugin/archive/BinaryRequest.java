// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.util.Objects;
import java.util.Optional;

/**
 * Identifies a binary in an artifact.
 *
 * @param plugin the plugin's name
 * @param platform the platform that the binary must be for
 * @param entry the archive's entry that the user named, by its path or its file name, without
 *     {@code .exe}; absent to find it. Ignored if the artifact is the binary itself
 */
public record BinaryRequest(String plugin, Platform platform, Optional<String> entry) {
  public BinaryRequest {
    Objects.requireNonNull(plugin, "plugin");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(entry, "entry");
  }
}
