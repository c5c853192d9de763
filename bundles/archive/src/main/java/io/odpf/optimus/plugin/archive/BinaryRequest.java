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
 * @param entry the archive's entry that the user named; absent to find it
 */
public record BinaryRequest(String plugin, Platform platform, Optional<String> entry) {
  public BinaryRequest {
    Objects.requireNonNull(plugin, "plugin");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(entry, "entry");
  }
}
