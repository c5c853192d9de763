// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.util.Objects;
import java.util.Optional;

/**
 * Which binary is wanted.
 *
 * @param plugin the plugin's name
 * @param platform the platform it must be for
 * @param entry the archive's entry that the user named, by its path there or its file name, without
 *     {@code .exe}; absent to find it. An artifact that is the binary itself has no entries: then
 *     it is not looked at
 */
public record BinaryRequest(String plugin, Platform platform, Optional<String> entry) {
  public BinaryRequest {
    Objects.requireNonNull(plugin, "plugin");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(entry, "entry");
  }
}
