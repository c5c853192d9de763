// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.api.manager.Problem;
import io.odpf.optimus.plugin.api.supervisor.PluginEvent;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The state of a plugin; each change of it is told as an event. Guarded by its plugin. */
final class PluginProgress {
  private final String plugin;
  private final EventDispatcher events;
  private final Clock clock;
  private PluginState state = PluginState.DISCOVERED;
  private Instant since;
  private Optional<Problem> failure = Optional.empty();

  PluginProgress(String plugin, EventDispatcher events, Clock clock) {
    this.plugin = plugin;
    this.events = events;
    this.clock = clock;
    this.since = clock.instant();
  }

  PluginState state() {
    return state;
  }

  Instant since() {
    return since;
  }

  /** The last failure, until the plugin is ready again. */
  Optional<Problem> failure() {
    return failure;
  }

  boolean isAnyOf(PluginState... states) {
    for (PluginState one : states) {
      if (one == state) {
        return true;
      }
    }
    return false;
  }

  /**
   * Goes to a state, in which nothing is wrong if it is {@link PluginState#READY}.
   *
   * @param cause what led to it
   */
  void to(PluginState next, String cause) {
    if (next == PluginState.READY) {
      failure = Optional.empty();
    }
    change(next, cause, Optional.empty());
  }

  /** Goes to a state because of a failure, which may leave the state as it is. */
  void to(PluginState next, String cause, Problem problem) {
    failure = Optional.of(problem);
    change(next, cause, failure);
  }

  private void change(PluginState next, String cause, Optional<Problem> problem) {
    PluginState before = state;
    state = next;
    since = clock.instant();
    events.changed(new PluginEvent(since, plugin, before, next, cause, problem));
  }
}
