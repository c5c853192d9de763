// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.lock;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.util.Objects;

/**
 * A plugin on a platform. The steps of an operation use it as the key of their results.
 *
 * @param name the plugin's name
 * @param platform the platform of its binary
 */
public record PluginId(String name, Platform platform) {
  public PluginId {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(platform, "platform");
  }

  // Written out: on JDK 17 the generated equals pins this class loader, and its first call is slow.
  @Override
  public boolean equals(Object other) {
    return other instanceof PluginId that
        && name.equals(that.name)
        && platform.equals(that.platform);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + platform.hashCode();
  }

  /** Returns the name of the plugin's file in an install location. */
  public String fileName() {
    return platform.binaryName(name);
  }
}
