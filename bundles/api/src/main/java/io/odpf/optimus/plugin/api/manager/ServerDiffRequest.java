// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A request to compare a machine with a server.
 *
 * @param server the server's address, or its name in the host's list of servers
 * @param config the configuration, whose plugins for mode client are compared; absent for all
 *     plugins of the server
 * @param installLocation the directory of the installed plugins, absolute, if there is no
 *     configuration; absent for the host's default
 * @param environment variables by name
 * @param platform the platform; absent for this machine's
 * @since 2.1
 */
public record ServerDiffRequest(
    String server,
    Optional<ConfigFile> config,
    Optional<Path> installLocation,
    Map<String, String> environment,
    Optional<Platform> platform) {
  public ServerDiffRequest {
    Objects.requireNonNull(server, "server");
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(installLocation, "installLocation");
    environment = Map.copyOf(environment);
    Objects.requireNonNull(platform, "platform");
  }

  /** Omits the environment, which may contain secrets. */
  @Override
  public String toString() {
    return "diff against " + server;
  }
}
