// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
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
  private final PluginProcesses processes = new PluginProcesses();

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
    return progress.status(binary, processes, budget.total(), meter);
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
    processes.launch(next);
    readiness.pending();
    progress.to(PluginState.STARTING, cause);
    services.workers().execute(next);
  }

  @Override
  public synchronized void reached(Launch reporter, StartStep step) {
    if (processes.isLaunching(reporter)) {
      progress.reached(step);
    }
  }

  @Override
  public void started(Launch reporter, PluginRun run) {
    ActiveRun fresh = new ActiveRun(run, reporter.binary(), services.clock().instant());
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
    if (!processes.launched(reporter)) {
      return false;
    }
    use(fresh, fresh.run().attached() ? "attached" : "handshake done");
    return true;
  }

  @Override
  public synchronized void failed(Launch reporter, Problem problem, boolean permanent) {
    if (processes.launched(reporter)) {
      fail(problem, permanent);
    }
  }

  @GuardedBy("this")
  private void use(ActiveRun fresh, String cause) {
    processes.use(fresh);
    progress.to(PluginState.READY, cause);
    readiness.ready(fresh);
  }

  private void follow(ActiveRun running) {
    health.watch(running);
    running.run().ended().thenAccept(end -> lost(running, PluginProblems.ended(name, end)));
  }

  /** Handles the loss of a process that was not stopped; returns whether it was the current one. */
  synchronized boolean lost(ActiveRun running, Problem problem) {
    if (!processes.isActive(running)) {
      return false; // The process was replaced or stopped.
    }
    processes.lose();
    running.refuse();
    fail(problem, false);
    return true;
  }

  synchronized void health(ActiveRun running, boolean healthy) {
    if (!processes.isActive(running)) {
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
    if (processes.isActive(running)) {
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
    processes.successor().callOff();
    if (processes.isLaunching()) {
      launch("replaced");
    } else if (progress.isAnyOf(PluginState.FAILED, PluginState.BACKOFF)) {
      start();
    }
    return processes.active();
  }

  /** Sets what a new receipt says of the file; returns whether the process is of an older one. */
  synchronized boolean relabel(PluginBinary same) {
    Optional<ActiveRun> running = setBinary(same);
    if (!outdated()) {
      running.ifPresent(it -> it.relabel(same));
    }
    return outdated();
  }

  /**
   * Gives callers a new process; returns false if the plugin has another one, or was stopped.
   *
   * @param canary what observed it; absent if it was not observed
   */
  boolean replace(ActiveRun before, ActiveRun fresh, String cause, Optional<Canary> canary) {
    synchronized (this) {
      if (canary.isPresent() && !processes.successor().finished(canary.get())) {
        return false;
      }
      // If the old process has ended by itself, this one is ready before any other can be.
      boolean needed = processes.active().isEmpty() && wanted;
      if (!processes.isActive(before) && !needed) {
        return false;
      }
      use(fresh, cause);
    }
    follow(fresh);
    return true;
  }

  /** Records that a new file is not used; the old process continues although its file is gone. */
  synchronized void reject(Problem problem, String cause) {
    processes.successor().rejected(problem, processes.active().isPresent());
    progress.to(progress.state(), cause, problem);
  }

  /** Begins to observe a canary in place of an earlier one; returns false if it is not due. */
  synchronized boolean observe(Canary canary, ActiveRun before) {
    if (!processes.isActive(before)) {
      return false;
    }
    processes.successor().observe(canary);
    progress.to(progress.state(), "canary started");
    return true;
  }

  /** Records that a canary failed, unless it was called off; the old process continues. */
  synchronized void failed(Canary canary, Problem problem) {
    if (processes.successor().finished(canary)) {
      reject(problem, "canary failed");
    }
  }

  /** Returns whether the process runs a file that has since been replaced. */
  synchronized boolean outdated() {
    return processes.successor().awaited();
  }

  /** Stops the plugin, or leaves it to the next host. */
  void stop(EndMode mode, Duration grace) throws InterruptedException {
    synchronized (stopping) {
      StopTargets targets;
      synchronized (this) {
        wanted = false;
        targets = processes.takeAll();
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
    return processes.active();
  }

  /** Returns the process that can be called, or will be. */
  synchronized PendingRun pending() {
    return new PendingRun(this, progress.state(), readiness.outcome());
  }

  /** Returns why the plugin was not ready in time: its last failure, if it has failed. */
  synchronized Problem obstacle(PluginState before, Duration timeout) {
    return progress.obstacle(before, timeout);
  }
}
