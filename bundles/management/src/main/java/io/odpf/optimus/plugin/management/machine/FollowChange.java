// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.machine;

import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A change in following a configuration.
 *
 * @param at the time
 * @param kind the kind of change
 * @param plugins the plugins that were installed, replaced or removed
 * @param problems the reasons of a failure; empty for other kinds
 */
public record FollowChange(
    Instant at, Kind kind, List<PluginOutcome> plugins, List<Problem> problems) {

  /** The kinds of changes. */
  public enum Kind {
    /** Following has begun. */
    STARTED,
    /** The configuration was applied, and plugins were changed. */
    INSTALLED,
    /** The configuration could not be applied; nothing was changed. */
    FAILED,
    /** The configuration was applied after a failure. */
    MENDED
  }

  public FollowChange {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(kind, "kind");
    plugins = List.copyOf(plugins);
    problems = List.copyOf(problems);
  }

  /** Receives the changes, one at a time. */
  @FunctionalInterface
  public interface Listener {
    void changed(FollowChange change);
  }
}
