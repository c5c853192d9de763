// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.api.manager.Problem;
import io.odpf.optimus.plugin.api.supervisor.PluginEvent;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One plugin over all its processes: the state machine. Every change of state happens under this
 * object's lock and is told as an event; nothing that takes time does. Thread-safe.
 */
final class ManagedPlugin {
  private final LifecycleServices services;
  private final String name;
  private final CallMeter meter = new CallMeter();
  private final HealthWatch health;

  // All guarded by this.
  private final RestartBudget budget;
  private PluginBinary binary;
  private PluginState state = PluginState.DISCOVERED;
  private Instant since;
  private boolean wanted;
  private int generation;
  private int restarts;
  private Optional<RunSlot> slot = Optional.empty();
  private Optional<Problem> failure = Optional.empty();
  private CompletableFuture<RunSlot> ready = new CompletableFuture<>();

  ManagedPlugin(PluginBinary binary, LifecycleServices services) {
    this.services = services;
    this.name = binary.name();
    this.binary = binary;
    this.budget = new RestartBudget(services.policy(), services.random());
    this.since = services.clock().instant();
    this.health = new HealthWatch(this, services);
  }

  String name() {
    return name;
  }

  CallMeter meter() {
    return meter;
  }

  synchronized PluginBinary binary() {
    return binary;
  }

  synchronized PluginStatus status() {
    OptionalLong pid =
        slot.isPresent() ? OptionalLong.of(slot.get().run().pid()) : OptionalLong.empty();
    return new PluginStatus(
        name,
        binary.path(),
        binary.version(),
        binary.digest(),
        binary.shadowed(),
        state,
        since,
        pid,
        slot.map(it -> it.run().info()),
        restarts,
        failure,
        meter.usage(pid));
  }

  /** Starts the plugin if it does not run; a plugin that was given up is tried again. */
  synchronized void start() {
    wanted = true;
    if (state == PluginState.DISCOVERED
        || state == PluginState.STOPPED
        || state == PluginState.FAILED
        || state == PluginState.BACKOFF) {
      budget.reset();
      launch("started");
    }
  }

  /** Begins a process; what an earlier one still does is void from here on. */
  private void launch(String cause) {
    int number = ++generation;
    waitAnew();
    go(PluginState.STARTING, cause, Optional.empty());
    PluginBinary file = binary;
    services
        .workers()
        .execute(
            () -> {
              try {
                launched(number, services.runner().start(file, () -> spawned(number)));
              } catch (PluginStartException e) {
                failed(number, e.problem(), e.permanent());
              } catch (InterruptedException | RuntimeException e) {
                failed(number, defect(e), false);
              }
            });
  }

  /** What was waited for before is void. */
  private void waitAnew() {
    if (ready.isDone()) {
      ready = new CompletableFuture<>();
    }
  }

  private Problem defect(Exception e) {
    return Problem.ofPlugin(
        name, "plugin-start", "plugin " + name + " could not be started: " + e, "");
  }

  private synchronized void spawned(int number) {
    if (number == generation && state == PluginState.STARTING) {
      go(PluginState.HANDSHAKE, "spawned", Optional.empty());
    }
  }

  private void launched(int number, PluginRun run) {
    RunSlot started = new RunSlot(run);
    CompletableFuture<RunSlot> waiting;
    synchronized (this) {
      if (number != generation || !wanted) {
        stopInBackground(started);
        return;
      }
      slot = Optional.of(started);
      failure = Optional.empty();
      waiting = ready;
      go(PluginState.READY, "handshake done", Optional.empty());
    }
    waiting.complete(started);
    follow(started);
  }

  private void follow(RunSlot running) {
    health.watch(running);
    running.run().ended().thenAccept(end -> ended(running, end));
  }

  private void ended(RunSlot running, PluginEnd end) {
    int number;
    synchronized (this) {
      if (slot.isEmpty() || slot.get() != running) {
        return; // It was replaced or stopped.
      }
      slot = Optional.empty();
      waitAnew();
      number = ++generation;
    }
    running.refuse();
    failed(number, PluginFailures.ended(name, end), false);
  }

  /** Gives a process up that does not answer health checks. */
  void unhealthyForTooLong(RunSlot running) {
    int number;
    synchronized (this) {
      if (slot.isEmpty() || slot.get() != running) {
        return;
      }
      slot = Optional.empty();
      waitAnew();
      number = ++generation;
    }
    running.refuse();
    stopInBackground(running);
    failed(number, PluginFailures.unhealthy(name), false);
  }

  void health(RunSlot running, boolean healthy) {
    synchronized (this) {
      if (slot.isEmpty() || slot.get() != running) {
        return;
      }
      if (healthy && state == PluginState.UNHEALTHY) {
        go(PluginState.READY, "healthy again", Optional.empty());
      } else if (!healthy && state == PluginState.READY) {
        go(PluginState.UNHEALTHY, "health check failed", Optional.empty());
      }
    }
  }

  /** Forgets earlier failures of a process that has run for long enough. */
  synchronized void stable(RunSlot running) {
    if (slot.isPresent() && slot.get() == running) {
      budget.reset();
    }
  }

  private void failed(int number, Problem problem, boolean permanent) {
    CompletableFuture<RunSlot> waiting;
    synchronized (this) {
      if (number != generation) {
        return;
      }
      failure = Optional.of(problem);
      Optional<Duration> delay =
          permanent || !wanted ? Optional.empty() : budget.next(services.clock().instant());
      if (!wanted) {
        go(PluginState.STOPPED, "stopped", failure);
      } else if (delay.isPresent()) {
        restarts++;
        go(PluginState.BACKOFF, problem.code(), failure);
        services.timer().schedule(() -> again(number), delay.get().toNanos(), TimeUnit.NANOSECONDS);
        return;
      } else {
        go(PluginState.FAILED, problem.code(), failure);
      }
      waiting = ready;
    }
    waiting.completeExceptionally(new SupervisorException(problem, null));
  }

  private synchronized void again(int number) {
    if (number == generation && state == PluginState.BACKOFF && wanted) {
      launch("restarted");
    }
  }

  /**
   * Replaces the process by one of a file without a failed call: the new one is started and
   * checked, takes over, and the old one is drained and stopped. If the new one does not start, the
   * old one stays.
   */
  void replace(PluginBinary file, String cause) throws PluginStartException, InterruptedException {
    Optional<RunSlot> before;
    synchronized (this) {
      binary = file;
      before = slot;
      if (before.isEmpty()) {
        if (wanted && state != PluginState.STARTING && state != PluginState.HANDSHAKE) {
          start();
        }
        return;
      }
    }
    PluginRun run = services.runner().start(file, () -> {});
    RunSlot fresh = new RunSlot(run);
    synchronized (this) {
      if (!wanted || slot.isEmpty() || slot.get() != before.get()) {
        stopInBackground(fresh);
        return;
      }
      generation++;
      slot = Optional.of(fresh);
      failure = Optional.empty();
      ready = CompletableFuture.completedFuture(fresh);
      go(PluginState.READY, cause, Optional.empty());
    }
    follow(fresh);
    before.get().retire(services.limits().drain(), services.limits().grace());
  }

  /** A replacement failed, and the old process goes on. */
  synchronized void replacementFailed(Problem problem) {
    failure = Optional.of(problem);
    go(state, "replacement failed", failure);
  }

  /** Stops the plugin; returns when nothing of it is left. */
  void stop(Duration grace) throws InterruptedException {
    Optional<RunSlot> running;
    CompletableFuture<RunSlot> waiting;
    synchronized (this) {
      wanted = false;
      generation++;
      running = slot;
      slot = Optional.empty();
      waitAnew();
      waiting = ready;
      if (running.isPresent()) {
        go(PluginState.STOPPING, "stopped", Optional.empty());
      }
    }
    if (running.isPresent()) {
      running.get().retire(grace.dividedBy(2), grace);
    }
    synchronized (this) {
      if (!wanted && state != PluginState.DISCOVERED) {
        go(PluginState.STOPPED, "stopped", Optional.empty());
      }
    }
    waiting.completeExceptionally(
        new SupervisorException(PluginFailures.notRunning(name, PluginState.STOPPED), null));
  }

  private void stopInBackground(RunSlot unwanted) {
    services
        .workers()
        .execute(
            () -> {
              try {
                unwanted.retire(Duration.ZERO, services.limits().grace());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /** The process that can be called, if there is one. */
  synchronized Optional<RunSlot> slot() {
    return slot;
  }

  /**
   * Waits until the plugin can be called.
   *
   * @throws SupervisorException if it will not be, or not in time
   */
  RunSlot await(Duration timeout) throws SupervisorException, InterruptedException {
    CompletableFuture<RunSlot> waiting;
    PluginState now;
    synchronized (this) {
      if (slot.isPresent()) {
        return slot.get();
      }
      waiting = ready;
      now = state;
    }
    try {
      return waiting.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw (SupervisorException) e.getCause();
    } catch (TimeoutException e) {
      throw new SupervisorException(PluginFailures.notRunning(name, now), e);
    }
  }

  private void go(PluginState to, String cause, Optional<Problem> problem) {
    PluginState from = state;
    state = to;
    since = services.clock().instant();
    services.events().changed(new PluginEvent(since, name, from, to, cause, problem));
  }
}
