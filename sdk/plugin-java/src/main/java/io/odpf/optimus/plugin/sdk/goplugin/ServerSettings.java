// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import io.odpf.optimus.plugin.sdk.log.LogLevel;
import java.util.Objects;
import java.util.Set;

/**
 * How a plugin is served.
 *
 * @param cookieKey the variable that the host sets for its plugins
 * @param cookieValue what it sets it to
 * @param versions of the application's protocol that the plugin has
 * @param network what it listens on
 * @param leastLevel the level below which the plugin's log has no entries
 */
public record ServerSettings(
    String cookieKey,
    String cookieValue,
    Set<Integer> versions,
    Network network,
    LogLevel leastLevel) {

  /** What a plugin listens on. */
  public enum Network {
    /** A unix socket where there are some, TCP on Windows; as go-plugin does. */
    DEFAULT,
    /** TCP on the loopback interface, in the range of ports that the host gives. */
    TCP
  }

  public ServerSettings {
    Objects.requireNonNull(cookieKey, "cookieKey");
    Objects.requireNonNull(cookieValue, "cookieValue");
    versions = Set.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("no version to serve");
    }
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(leastLevel, "leastLevel");
  }
}
