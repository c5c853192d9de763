// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.Objects;
import java.util.Set;

/**
 * What to remove.
 *
 * @param config the configuration, which says what stays
 * @param options see {@link Option}
 */
public record CleanRequest(ConfigFile config, Set<Option> options) {

  /** Departures from the normal way. */
  public enum Option {
    /** Remove everything the manager installed. */
    ALL,
    /** Also empty the store. */
    CACHE,
    /** Say what would be removed, and remove nothing. */
    DRY_RUN
  }

  public CleanRequest {
    Objects.requireNonNull(config, "config");
    options = Set.copyOf(options);
  }
}
