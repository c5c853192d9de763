// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.Objects;
import java.util.Set;

/**
 * A request to remove plugins that are no longer listed.
 *
 * @param config the configuration, whose plugins stay
 * @param options see {@link Option}
 */
public record CleanRequest(ConfigFile config, Set<Option> options) {

  /** Departures from the default behavior. */
  public enum Option {
    /** Remove every plugin that the manager installed. */
    ALL,
    /** Also empty the store. */
    CACHE,
    /** Report what would be removed, and remove nothing. */
    DRY_RUN
  }

  public CleanRequest {
    Objects.requireNonNull(config, "config");
    options = Set.copyOf(options);
  }
}
