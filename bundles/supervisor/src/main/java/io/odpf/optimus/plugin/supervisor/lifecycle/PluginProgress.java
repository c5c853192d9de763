// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.PluginEvent;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The state of a plugin; reports each change as an event. Guarded by the plugin's lock. */
final class PluginProgress {
  private final String plugin;
  private final EventDispatcher events;
  private final Clock clock;
  private PluginState state = PluginState.DISCOVERED;
  private Instant since;
  private StartStep step = StartStep.PROCESS;
  private Optional<Problem> failure = Optional.empty();

  PluginProgress(String plugin, EventDispatcher events, Clock clock) {
    this.plugin = plugin;
    this.events = events;
    this.clock = clock;
    this.since = clock.instant();
  }

  /** Returns why the plugin was not ready in time: its last failure, if it has failed. */
  Problem obstacle(PluginState before, Duration timeout) {
    return failure.orElseGet(() -> PluginProblems.notReady(plugin, before, step, timeout));
  }

  PluginState state() {
    return state;
  }

  /**
   * Returns the plugin's status, with the last failure until the plugin is ready again, or why a
   * new file is not used.
   */
  PluginStatus status(
      PluginBinary binary, PluginProcesses processes, int restarts, CallMeter meter) {
    Optional<PluginRun> run = processes.active().map(ActiveRun::run);
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
        failure.or(processes.successor()::rejection),
        meter.usage(pid),
        processes.active().map(ActiveRun::process),
        processes.successor().process());
  }

  boolean isAnyOf(PluginState... states) {
    for (PluginState one : states) {
      if (one == state) {
        return true;
      }
    }
    return false;
  }

  /** Records that a step of the start has begun. */
  void reached(StartStep next) {
    step = next;
    if (next == StartStep.HANDSHAKE) {
      to(PluginState.HANDSHAKE, "spawned");
    }
  }

  /**
   * Changes the state; {@link PluginState#READY} clears the last failure.
   *
   * @param cause the reason for the change
   */
  void to(PluginState next, String cause) {
    if (next == PluginState.READY) {
      failure = Optional.empty();
    }
    if (next == PluginState.STARTING) {
      step = StartStep.PROCESS;
    }
    change(next, cause, Optional.empty());
  }

  /** Changes the state, possibly to the same one, because of a failure. */
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
