// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import io.odpf.optimus.plugin.sdk.log.LogLevel;
import java.util.Objects;
import java.util.Set;

/**
 * The settings for serving a plugin.
 *
 * @param cookieKey the variable that the host sets for its plugins
 * @param cookieValue the value of that variable
 * @param versions the plugin's versions of the application's protocol
 * @param network the network to listen on
 * @param leastLevel the lowest level that is logged
 */
public record ServerSettings(
    String cookieKey,
    String cookieValue,
    Set<Integer> versions,
    Network network,
    LogLevel leastLevel) {

  /** The network on which a plugin listens. */
  public enum Network {
    /** A unix socket, or TCP on Windows, as with go-plugin. */
    DEFAULT,
    /** TCP on the loopback interface, in the host's range of ports. */
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
