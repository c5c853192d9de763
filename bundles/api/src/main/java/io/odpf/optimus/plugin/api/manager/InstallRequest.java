// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What to install.
 *
 * @param config the configuration
 * @param plugins the plugins meant, by name; empty for all that the mode has
 * @param mode whose machine it is
 * @param platform the platform to install for; absent for this machine's
 * @param options see {@link Option}
 * @param parallel how many downloads at once; absent for the default
 */
public record InstallRequest(
    ConfigFile config,
    List<String> plugins,
    Mode mode,
    Optional<Platform> platform,
    Set<Option> options,
    OptionalInt parallel) {

  /** Departures from the normal way. */
  public enum Option {
    /** Say what would be done, and change nothing. */
    DRY_RUN,
    /** Use the store alone, no network. */
    OFFLINE,
    /**
     * Ask the sources whether they still have what is locked, even if nothing has to be fetched;
     * fail if they have something else.
     */
    CHECK_SOURCES,
    /** Without a lock file that covers everything, refuse; in client mode too. */
    LOCKED,
    /** Also remove managed plugins that the configuration no longer lists. */
    PRUNE,
    /** Take over an unmanaged file of the same name if its content is what would be installed. */
    ADOPT,
    /** Replace an unmanaged file of the same name, or a managed one that was changed by hand. */
    FORCE,
    /** Let a plugin's version go below the one that is locked. */
    DOWNGRADE,
    /** Run each new binary before anything is put in place; in client mode too. */
    VERIFY,
    /** Run no new binary; in server mode neither. */
    NO_VERIFY
  }

  public InstallRequest {
    Objects.requireNonNull(config, "config");
    plugins = List.copyOf(plugins);
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(platform, "platform");
    options = Set.copyOf(options);
    Objects.requireNonNull(parallel, "parallel");
  }

  /** Everything the configuration lists for a mode, on this platform, the normal way. */
  public static InstallRequest of(ConfigFile config, Mode mode) {
    return new InstallRequest(
        config, List.of(), mode, Optional.empty(), Set.of(), OptionalInt.empty());
  }
}
