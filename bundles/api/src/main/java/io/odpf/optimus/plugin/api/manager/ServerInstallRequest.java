// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A request to install what a server has locked.
 *
 * @param server the server's address, or its name in the host's list of servers
 * @param config a configuration that selects plugins and says where to install them; absent for all
 *     plugins of the server's lock
 * @param installLocation the directory to install into, absolute, if there is no configuration;
 *     absent for the host's default
 * @param environment variables by name
 * @param plugins names of plugins; empty for all
 * @param platform the platform; absent for this machine's
 * @param options the options; {@code CHECK_SOURCES} is refused, since no source is asked
 * @param parallel the number of parallel downloads; absent for the manager's default
 * @param mirrors mirrors to ask before the server
 * @since 2.1
 */
public record ServerInstallRequest(
    String server,
    Optional<ConfigFile> config,
    Optional<Path> installLocation,
    Map<String, String> environment,
    List<String> plugins,
    Optional<Platform> platform,
    Set<InstallRequest.Option> options,
    OptionalInt parallel,
    List<String> mirrors) {

  public ServerInstallRequest {
    Objects.requireNonNull(server, "server");
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(installLocation, "installLocation");
    environment = Map.copyOf(environment);
    plugins = List.copyOf(plugins);
    Objects.requireNonNull(platform, "platform");
    options = Set.copyOf(options);
    Objects.requireNonNull(parallel, "parallel");
    mirrors = List.copyOf(mirrors);
    if (options.contains(InstallRequest.Option.CHECK_SOURCES)) {
      throw new IllegalArgumentException("an install from a server asks no source");
    }
  }

  /** Omits the environment, which may contain secrets. */
  @Override
  public String toString() {
    return "install from " + server;
  }
}
