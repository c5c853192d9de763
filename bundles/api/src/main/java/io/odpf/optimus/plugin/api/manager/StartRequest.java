// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A plugin's process that is to be started.
 *
 * @param plugin the plugin's name
 * @param version the plugin's version, if it is known
 * @param platform the platform of this machine
 * @param file the plugin's program, in an install location or any other directory; absolute
 * @since 2.2
 */
public record StartRequest(String plugin, Optional<String> version, Platform platform, Path file) {
  public StartRequest {
    Objects.requireNonNull(plugin, "plugin");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(file, "file");
  }
}
