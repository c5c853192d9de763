// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.machine;

import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What has become of a configuration that is followed.
 *
 * @param at when
 * @param kind what
 * @param plugins the plugins that were installed, replaced or removed
 * @param problems why it failed; empty unless it did
 */
public record FollowChange(
    Instant at, Kind kind, List<PluginOutcome> plugins, List<Problem> problems) {

  /** The kinds of changes. */
  public enum Kind {
    /** The configuration is followed from now on. */
    STARTED,
    /** The plugins are those of the configuration now, and were not before. */
    INSTALLED,
    /** The plan or its transaction failed, and everything is as it was. */
    FAILED,
    /** The plugins are those of the configuration, after a failure. */
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
