// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import java.time.Duration;
import java.util.Optional;

/**
 * The state machine of one plugin, over all its processes. Every change of state happens under this
 * object's lock and is reported as an event; nothing slow runs under the lock. Thread-safe.
 */
final class ManagedPlugin implements Launch.Outcome {
  private final LifecycleServices services;
  private final String name;
  private final CallMeter meter = new CallMeter();
  private final Readiness readiness = new Readiness();
  private final HealthWatch health;

  /** Held while the plugin is being stopped, so that a second stop waits for the first. */
  private final Object stopping = new Object();

  private final RestartBudget budget;

  @GuardedBy("this")
  private final PluginProgress progress;

  @GuardedBy("this")
  private PluginBinary binary;

  @GuardedBy("this")
  private boolean wanted;

  @GuardedBy("this")
  private boolean outdated;

  @GuardedBy("this")
  private int restarts;

  @GuardedBy("this")
  private Optional<Launch> launch = Optional.empty();

  @GuardedBy("this")
  private Optional<ActiveRun> active = Optional.empty();

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
    return progress.status(binary, active.map(ActiveRun::run), restarts, meter);
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
      readiness.pending(); // The plugin is started once it has stopped.
    }
    return new PendingRun(this, progress.state(), readiness.attempt());
  }

  @GuardedBy("this")
  private void launch(String cause) {
    Launch next = new Launch(binary, services.runner(), this);
    launch = Optional.of(next);
    readiness.pending();
    progress.to(PluginState.STARTING, cause);
    services.workers().execute(next);
  }

  private static boolean is(Optional<?> current, Object other) {
    return current.isPresent() && current.get() == other;
  }

  @Override
  public synchronized void reached(Launch reporter, StartStep step) {
    if (is(launch, reporter)) {
      progress.reached(step);
    }
  }

  @Override
  public void started(Launch reporter, PluginRun run) {
    ActiveRun fresh = new ActiveRun(run);
    if (take(reporter, fresh)) {
      follow(fresh);
      if (!run.current()) {
        new Replacement(services).runSoon(this);
      }
    } else {
      Thread.interrupted(); // The interrupt cancelled the launch; it must not shorten the stop.
      fresh.abandon(services.limits().grace());
    }
  }

  private synchronized boolean take(Launch reporter, ActiveRun fresh) {
    if (!is(launch, reporter)) {
      return false;
    }
    launch = Optional.empty();
    use(fresh, fresh.run().attached() ? "attached" : "handshake done");
    return true;
  }

  @Override
  public synchronized void failed(Launch reporter, Problem problem, boolean permanent) {
    if (is(launch, reporter)) {
      launch = Optional.empty();
      fail(problem, permanent);
    }
  }

  @GuardedBy("this")
  private void use(ActiveRun fresh, String cause) {
    active = Optional.of(fresh);
    outdated = false;
    progress.to(PluginState.READY, cause);
    readiness.ready(fresh);
  }

  private void follow(ActiveRun running) {
    health.watch(running);
    running.run().ended().thenAccept(end -> lost(running, PluginProblems.ended(name, end)));
  }

  /** Handles the loss of a process that was not stopped; returns whether it was the current one. */
  private synchronized boolean lost(ActiveRun running, Problem problem) {
    if (!is(active, running)) {
      return false; // The process was replaced or stopped.
    }
    active = Optional.empty();
    running.refuse();
    fail(problem, false);
    return true;
  }

  /** Abandons a process that does not answer health checks. */
  void unhealthyForTooLong(ActiveRun running) {
    if (lost(running, PluginProblems.unhealthy(name))) {
      running.abandon(services.limits().grace());
    }
  }

  synchronized void health(ActiveRun running, boolean healthy) {
    if (!is(active, running)) {
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
    if (is(active, running)) {
      budget.reset();
    }
  }

  /** Schedules the next start, or gives the plugin up. */
  @GuardedBy("this")
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
    services.later(delay.get(), this::again);
  }

  private synchronized void again() {
    if (progress.isAnyOf(PluginState.BACKOFF)) {
      launch("restarted");
    }
  }

  /** Sets the file to run, also for a start in progress; returns the process to replace. */
  synchronized Optional<ActiveRun> setBinary(PluginBinary file) {
    binary = file;
    if (launch.isPresent()) {
      launch.get().cancelSoon();
      launch("replaced");
    } else if (progress.isAnyOf(PluginState.FAILED, PluginState.BACKOFF)) {
      start();
    }
    return active;
  }

  /** Gives callers a new process; returns false if the one before is no longer current. */
  boolean replace(ActiveRun before, ActiveRun fresh, String cause) {
    synchronized (this) {
      if (!is(active, before)) {
        return false; // The old process ended or was stopped meanwhile.
      }
      use(fresh, cause);
    }
    follow(fresh);
    return true;
  }

  /** Records that a replacement failed; the old process continues although its file is gone. */
  synchronized void replacementFailed(Problem problem) {
    outdated = active.isPresent();
    progress.to(progress.state(), "replacement failed", problem);
  }

  /** Returns whether the process runs a file that has since been replaced. */
  synchronized boolean outdated() {
    return outdated;
  }

  /** Stops the plugin, or leaves it to the next host. */
  void stop(EndMode mode, Duration grace) throws InterruptedException {
    synchronized (stopping) {
      StopTargets targets;
      synchronized (this) {
        wanted = false;
        targets = new StopTargets(active, launch);
        active = Optional.empty();
        launch = Optional.empty();
        if (progress.isAnyOf(PluginState.DISCOVERED, PluginState.STOPPED)) {
          return;
        }
        progress.to(PluginState.STOPPING, "stopped");
        readiness.refused(PluginProblems.notRunning(name, PluginState.STOPPED));
      }
      targets.end(mode, grace);
      synchronized (this) {
        if (progress.isAnyOf(PluginState.STOPPING)) {
          progress.to(PluginState.STOPPED, "stopped");
          if (wanted) {
            launch("started");
          }
        }
      }
    }
  }

  /** Returns the process that can be called, if there is one. */
  synchronized Optional<ActiveRun> active() {
    return active;
  }

  /** Waits until the plugin can be called; fails if it will not be, or not in time. */
  ActiveRun await(Duration timeout) throws SupervisorException, InterruptedException {
    PendingRun awaited;
    synchronized (this) {
      if (active.isPresent()) {
        return active.get();
      }
      awaited = new PendingRun(this, progress.state(), readiness.outcome());
    }
    return awaited.await(timeout);
  }

  /** Returns why the plugin was not ready in time: its last failure, if it has failed. */
  synchronized Problem obstacle(PluginState before, Duration timeout) {
    return progress
        .failure()
        .orElseGet(() -> PluginProblems.notReady(name, before, progress.step(), timeout));
  }
}
