// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.PluginEvent;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

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

  /** What went wrong last, unless the plugin was ready since. */
  Optional<Problem> failure() {
    return failure;
  }

  PluginState state() {
    return state;
  }

  /** All that is known of the plugin, whose last failure is told until it is ready again. */
  PluginStatus status(PluginBinary binary, Optional<PluginRun> run, int restarts, CallMeter meter) {
    OptionalLong pid = run.isPresent() ? OptionalLong.of(run.get().pid()) : OptionalLong.empty();
    return new PluginStatus(
        plugin,
        binary.path(),
        binary.version(),
        binary.digest(),
        binary.shadowed(),
        state,
        since,
        pid,
        run.map(PluginRun::info),
        restarts,
        failure,
        meter.usage(pid));
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
