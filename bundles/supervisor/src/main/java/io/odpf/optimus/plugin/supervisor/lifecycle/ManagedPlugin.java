// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One plugin over all its processes: the state machine. Every change of state happens under this
 * object's lock and is told as an event; nothing that takes time does. Thread-safe.
 */
final class ManagedPlugin implements Launch.Outcome {
  private final LifecycleServices services;
  private final String name;
  private final CallMeter meter = new CallMeter();
  private final Readiness readiness = new Readiness();
  private final HealthWatch health;

  /** Held while the plugin is stopped, so that whoever stops it as well waits for that. */
  private final Object stopping = new Object();

  // All guarded by this. There is a launch or a slot, or neither.
  private final RestartBudget budget;
  private final PluginProgress progress;
  private PluginBinary binary;
  private boolean wanted;
  private boolean outdated;
  private int restarts;
  private Optional<Launch> launch = Optional.empty();
  private Optional<ActiveRun> slot = Optional.empty();

  ManagedPlugin(PluginBinary binary, LifecycleServices services) {
    this.services = services;
    this.name = binary.name();
    this.binary = binary;
    this.budget = new RestartBudget(services.policy(), services.random());
    this.progress = new PluginProgress(name, services.events(), services.clock());
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
    return progress.status(binary, slot.map(ActiveRun::run), restarts, meter);
  }

  /**
   * Starts the plugin if it does not run; a plugin that was given up is tried again.
   *
   * @return the outcome of this attempt
   */
  synchronized PendingRun start() {
    wanted = true;
    if (progress.isAnyOf(
        PluginState.DISCOVERED, PluginState.STOPPED, PluginState.FAILED, PluginState.BACKOFF)) {
      budget.reset();
      launch("started");
    } else if (progress.isAnyOf(PluginState.STOPPING)) {
      readiness.pending(); // It is started once it has stopped.
    }
    return new PendingRun(this, progress.state(), readiness.attempt());
  }

  private void launch(String cause) {
    Launch next = new Launch(binary, services.runner(), this);
    launch = Optional.of(next);
    readiness.pending();
    progress.to(PluginState.STARTING, cause);
    services.workers().execute(next);
  }

  private boolean isCurrent(Launch other) {
    return launch.isPresent() && launch.get() == other;
  }

  private boolean isCurrent(ActiveRun other) {
    return slot.isPresent() && slot.get() == other;
  }

  @Override
  public synchronized void spawned(Launch told) {
    if (isCurrent(told)) {
      progress.to(PluginState.HANDSHAKE, "spawned");
    }
  }

  @Override
  public void started(Launch told, PluginRun run) {
    ActiveRun fresh = new ActiveRun(run);
    if (take(told, fresh)) {
      follow(fresh);
      if (!run.current()) {
        new Replacement(services).runSoon(this);
      }
    } else {
      Thread.interrupted(); // That called the launch off, and is not to hurry its end.
      fresh.abandon(services.limits().grace());
    }
  }

  private synchronized boolean take(Launch told, ActiveRun fresh) {
    if (!isCurrent(told)) {
      return false;
    }
    launch = Optional.empty();
    use(fresh, fresh.run().attached() ? "attached" : "handshake done");
    return true;
  }

  @Override
  public synchronized void failed(Launch told, Problem problem, boolean permanent) {
    if (isCurrent(told)) {
      launch = Optional.empty();
      fail(problem, permanent);
    }
  }

  private void use(ActiveRun fresh, String cause) {
    slot = Optional.of(fresh);
    outdated = false;
    progress.to(PluginState.READY, cause);
    readiness.ready(fresh);
  }

  private void follow(ActiveRun running) {
    health.watch(running);
    running.run().ended().thenAccept(end -> lost(running, PluginProblems.ended(name, end)));
  }

  /** A process is gone, or as good as gone, without having been stopped. */
  private synchronized boolean lost(ActiveRun running, Problem problem) {
    if (!isCurrent(running)) {
      return false; // It was replaced or stopped.
    }
    slot = Optional.empty();
    running.refuse();
    fail(problem, false);
    return true;
  }

  /** Gives a process up that does not answer health checks. */
  void unhealthyForTooLong(ActiveRun running) {
    if (lost(running, PluginProblems.unhealthy(name))) {
      running.abandon(services.limits().grace());
    }
  }

  synchronized void health(ActiveRun running, boolean healthy) {
    if (!isCurrent(running)) {
      return;
    }
    if (healthy && progress.isAnyOf(PluginState.UNHEALTHY)) {
      progress.to(PluginState.READY, "healthy again");
    } else if (!healthy && progress.isAnyOf(PluginState.READY)) {
      progress.to(PluginState.UNHEALTHY, "health check failed");
    }
  }

  /** Forgets earlier failures of a process that has run for long enough. */
  synchronized void stable(ActiveRun running) {
    if (isCurrent(running)) {
      budget.reset();
    }
  }

  /** Plans the next start, or gives the plugin up. */
  private void fail(Problem problem, boolean permanent) {
    Optional<Duration> delay =
        permanent ? Optional.empty() : budget.next(services.clock().instant());
    if (delay.isEmpty()) {
      progress.to(PluginState.FAILED, problem.code().word(), problem);
      readiness.refused(problem);
      return;
    }
    restarts++;
    readiness.attemptFailed(PluginProblems.triedAgain(problem));
    progress.to(PluginState.BACKOFF, problem.code().word(), problem);
    services.timer().schedule(this::again, delay.get().toNanos(), TimeUnit.NANOSECONDS);
  }

  private synchronized void again() {
    if (progress.isAnyOf(PluginState.BACKOFF)) {
      launch("restarted");
    }
  }

  /**
   * Takes a file as the one to run from now on; a plugin that is starting, or failed, is started
   * with it.
   *
   * @return the process that the file's is to take the place of, if there is one
   */
  synchronized Optional<ActiveRun> setBinary(PluginBinary file) {
    binary = file;
    if (launch.isPresent()) {
      launch.get().callOff();
      launch("replaced");
    } else if (progress.isAnyOf(PluginState.FAILED, PluginState.BACKOFF)) {
      start();
    }
    return slot;
  }

  /** Gives callers another process; whether the one before was still theirs. */
  boolean replace(ActiveRun before, ActiveRun fresh, String cause) {
    synchronized (this) {
      if (!isCurrent(before)) {
        return false; // It ended or was stopped meanwhile.
      }
      use(fresh, cause);
    }
    follow(fresh);
    return true;
  }

  /** A replacement failed, and the old process goes on, of a file that is no longer there. */
  synchronized void replacementFailed(Problem problem) {
    outdated = slot.isPresent();
    progress.to(progress.state(), "replacement failed", problem);
  }

  /** Whether the process is not of the file that it should be of. */
  synchronized boolean outdated() {
    return outdated;
  }

  /** Stops the plugin; returns when only what the next host needs of it is left. */
  void stop(EndMode ending, Duration grace) throws InterruptedException {
    synchronized (stopping) {
      stopAlone(ending, grace);
    }
  }

  private void stopAlone(EndMode ending, Duration grace) throws InterruptedException {
    StopTargets remains;
    synchronized (this) {
      wanted = false;
      remains = new StopTargets(slot, launch);
      slot = Optional.empty();
      launch = Optional.empty();
      if (progress.isAnyOf(PluginState.DISCOVERED, PluginState.STOPPED)) {
        return;
      }
      progress.to(PluginState.STOPPING, "stopped");
      readiness.refused(PluginProblems.notRunning(name, PluginState.STOPPED));
    }
    remains.end(ending, grace);
    synchronized (this) {
      if (progress.isAnyOf(PluginState.STOPPING)) {
        progress.to(PluginState.STOPPED, "stopped");
        if (wanted) {
          launch("started");
        }
      }
    }
  }

  /** The process that can be called, if there is one. */
  synchronized Optional<ActiveRun> slot() {
    return slot;
  }

  /**
   * Waits until the plugin can be called.
   *
   * @throws SupervisorException if it will not be, or not in time
   */
  ActiveRun await(Duration timeout) throws SupervisorException, InterruptedException {
    PendingRun awaited;
    synchronized (this) {
      if (slot.isPresent()) {
        return slot.get();
      }
      awaited = new PendingRun(this, progress.state(), readiness.outcome());
    }
    return awaited.await(timeout);
  }

  /** Returns why the plugin was not ready in time: its last failure, if it has failed. */
  synchronized Problem obstacle(PluginState before, Duration timeout) {
    return progress.failure().orElseGet(() -> PluginProblems.notReady(name, before, timeout));
  }
}
