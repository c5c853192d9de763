// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A request to bring plugins up to date.
 *
 * @param config the configuration
 * @param plugins the names of the plugins; empty for all that are listed
 * @param mode the kind of machine: the requested plugins of this mode are installed
 * @param options {@link InstallRequest.Option#DRY_RUN}, {@link InstallRequest.Option#FORCE}, {@link
 *     InstallRequest.Option#DOWNGRADE}, {@link InstallRequest.Option#VERIFY} and {@link
 *     InstallRequest.Option#NO_VERIFY}, with the same meaning as for an install
 * @param parallel the number of concurrent downloads; absent for the default
 */
public record UpgradeRequest(
    ConfigFile config,
    List<String> plugins,
    Mode mode,
    Set<InstallRequest.Option> options,
    OptionalInt parallel) {
  public UpgradeRequest {
    Objects.requireNonNull(config, "config");
    plugins = List.copyOf(plugins);
    Objects.requireNonNull(mode, "mode");
    options = Set.copyOf(options);
    Objects.requireNonNull(parallel, "parallel");
  }
}
