// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A request to install plugins.
 *
 * @param config the configuration
 * @param plugins the names of the plugins; empty for all plugins of the mode
 * @param mode the kind of machine
 * @param platform the platform; absent for this machine's
 * @param options see {@link Option}
 * @param parallel the number of concurrent downloads; absent for the default
 * @param mirrors the mirrors to ask before those of the configuration, in this order: names of the
 *     configuration's providers, or addresses
 */
public record InstallRequest(
    ConfigFile config,
    List<String> plugins,
    Mode mode,
    Optional<Platform> platform,
    Set<Option> options,
    OptionalInt parallel,
    List<String> mirrors) {

  /** Departures from the default behavior. */
  public enum Option {
    /** Report what would be done, and change nothing. */
    DRY_RUN,
    /** Use only the store and no network. */
    OFFLINE,
    /**
     * Check that the sources still have the locked artifacts even if nothing must be fetched, and
     * fail if they do not.
     */
    CHECK_SOURCES,
    /** Require a lock file that covers all plugins, also in client mode. */
    LOCKED,
    /** Also remove managed plugins that the configuration no longer lists. */
    PRUNE,
    /** Adopt an existing unmanaged file if its contents match the plugin's. */
    ADOPT,
    /** Replace an unmanaged file of the same name, or a managed file that was modified. */
    FORCE,
    /** Permit versions lower than the locked ones. */
    DOWNGRADE,
    /** Run each new binary before installing it, also in client mode. */
    VERIFY,
    /** Do not run new binaries, not even in server mode. */
    NO_VERIFY
  }

  public InstallRequest {
    Objects.requireNonNull(config, "config");
    plugins = List.copyOf(plugins);
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(platform, "platform");
    options = Set.copyOf(options);
    Objects.requireNonNull(parallel, "parallel");
    mirrors = List.copyOf(mirrors);
  }

  /** Creates a request that asks only the mirrors of the configuration. */
  public InstallRequest(
      ConfigFile config,
      List<String> plugins,
      Mode mode,
      Optional<Platform> platform,
      Set<Option> options,
      OptionalInt parallel) {
    this(config, plugins, mode, platform, options, parallel, List.of());
  }

  /** Creates a request for all plugins of a mode on this platform, without options. */
  public static InstallRequest of(ConfigFile config, Mode mode) {
    return new InstallRequest(
        config, List.of(), mode, Optional.empty(), Set.of(), OptionalInt.empty());
  }
}
