// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.util.Objects;
import java.util.Optional;

/**
 * The version of a plugin that configuration and lock file ask for.
 *
 * @param plugin the plugin's name
 * @param version the locked version, else the configured one; absent if the source names none
 * @param digest the locked digest of the binary; absent if the lock file does not cover the plugin
 */
public record WantedVersion(String plugin, Optional<String> version, Optional<Digest> digest) {
  public WantedVersion {
    Objects.requireNonNull(plugin, "plugin");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(digest, "digest");
  }
}
