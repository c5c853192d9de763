// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A request to lock plugins.
 *
 * @param config the configuration
 * @param platforms the platforms to cover in addition to those already locked; empty for this
 *     machine's
 * @param upgrade the names of plugins whose pins may change; an empty set for all, absent for none
 * @param downgrade whether versions lower than the locked ones are permitted
 * @param parallel the number of concurrent downloads; absent for the default
 */
public record LockRequest(
    ConfigFile config,
    Set<Platform> platforms,
    Optional<Set<String>> upgrade,
    boolean downgrade,
    OptionalInt parallel) {
  public LockRequest {
    Objects.requireNonNull(config, "config");
    platforms = Set.copyOf(platforms);
    upgrade = upgrade.map(Set::copyOf);
    Objects.requireNonNull(parallel, "parallel");
  }
}
