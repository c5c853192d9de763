// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.util.Objects;
import java.util.Optional;

/**
 * A request to compare a machine with its configuration.
 *
 * @param config the configuration
 * @param mode the kind of machine
 * @param platform the platform; absent for this machine's
 * @param strict whether notes count as differences: plugins that were installed by hand, and lock
 *     entries of plugins that are no longer listed
 */
public record DiffRequest(
    ConfigFile config, Mode mode, Optional<Platform> platform, boolean strict) {
  public DiffRequest {
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(platform, "platform");
  }

  /** Creates a request that is not strict. */
  public DiffRequest(ConfigFile config, Mode mode, Optional<Platform> platform) {
    this(config, mode, platform, false);
  }
}
