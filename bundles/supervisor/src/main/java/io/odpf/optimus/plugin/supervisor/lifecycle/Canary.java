// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.ProcessStatus;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A new process of a plugin that is observed beside the old one, on its own thread. It must answer
 * every health check of the observation, and then replaces the old process; otherwise it is ended
 * and the old one continues. It can be called off. Thread-safe.
 */
final class Canary implements Runnable {
  /** The longest interval between two checks: more often than a process that serves. */
  private static final Duration CHECK = Duration.ofSeconds(1);

  /** How long to wait for the exit of a process that does not answer: it says more. */
  private static final Duration NOTICE = Duration.ofMillis(250);

  private final ManagedPlugin plugin;
  private final PluginBinary file;
  private final ActiveRun before;
  private final String cause;
  private final LifecycleServices services;
  private final CountDownLatch ended = new CountDownLatch(1);

  @GuardedBy("this")
  private Optional<Thread> thread = Optional.empty();

  @GuardedBy("this")
  private Optional<ActiveRun> observed = Optional.empty();

  @GuardedBy("this")
  private boolean cancelled;

  /**
   * Creates a canary, which does not run yet.
   *
   * @param before the process that it is to replace
   * @param cause the reason of the replacement, for events
   */
  Canary(
      ManagedPlugin plugin,
      PluginBinary file,
      ActiveRun before,
      String cause,
      LifecycleServices services) {
    this.plugin = plugin;
    this.file = file;
    this.before = before;
    this.cause = cause;
    this.services = services;
  }

  /** Returns the process; empty until it is ready. */
  synchronized Optional<ProcessStatus> process() {
    return observed.map(ActiveRun::process);
  }

  @Override
  public void run() {
    try {
      if (begin()) {
        prove();
      }
    } catch (PluginStartException e) {
      plugin.failed(this, e.problem());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // It was called off, and its process has ended.
    } catch (RuntimeException | LinkageError e) {
      plugin.failed(this, PluginProblems.notStarted(file.name(), e));
    } finally {
      ended.countDown();
    }
  }

  private synchronized boolean begin() {
    thread = Optional.of(Thread.currentThread());
    return !cancelled;
  }

  private void prove() throws PluginStartException, InterruptedException {
    ActiveRun canary =
        new ActiveRun(services.runner().start(file, step -> {}), file, services.clock().instant());
    boolean used = false;
    try {
      show(canary);
      Optional<Problem> failure = observe(canary.run());
      if (failure.isPresent()) {
        plugin.failed(this, failure.get());
      } else {
        used = plugin.replace(before, canary, cause, Optional.of(this));
      }
    } finally {
      if (!used) {
        Thread.interrupted(); // The interrupt called it off; it must not shorten the stop.
        canary.abandon(services.limits().grace());
      }
    }
    if (used) {
      before.retire(EndMode.STOP, services.limits().drain(), services.limits().grace());
    }
  }

  private synchronized void show(ActiveRun canary) {
    observed = Optional.of(canary);
  }

  /** Observes the process for the whole time, or until the old one ends; returns its failure. */
  private Optional<Problem> observe(PluginRun run) throws InterruptedException {
    long end = System.nanoTime() + services.limits().canary().toNanos();
    CompletableFuture<PluginExit> exit = run.ended().toCompletableFuture();
    CompletableFuture<PluginExit> old = before.run().ended().toCompletableFuture();
    CompletableFuture<?> event = CompletableFuture.anyOf(exit, old);
    while (true) {
      boolean healthy = run.healthy(services.limits().health());
      if (!healthy) {
        await(exit, NOTICE.toNanos());
      }
      if (exit.isDone()) {
        return Optional.of(PluginProblems.canaryEnded(file, description(exit)));
      }
      if (!healthy) {
        return Optional.of(PluginProblems.canaryUnhealthy(file));
      }
      long left = end - System.nanoTime();
      if (left <= 0 || old.isDone()) {
        return Optional.empty();
      }
      await(event, Math.min(left, CHECK.toNanos()));
    }
  }

  private static void await(CompletableFuture<?> event, long nanos) throws InterruptedException {
    try {
      event.get(nanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // The next check finds out what has happened, if anything.
    }
  }

  private static String description(CompletableFuture<PluginExit> exit) {
    return exit.handle((how, left) -> how == null ? "an unknown exit" : how.description()).join();
  }

  /** Calls it off, and waits until its process has ended. */
  void cancel() throws InterruptedException {
    if (cancelSoon()) {
      ended.await();
    }
  }

  /** Calls it off without waiting; returns whether it had begun. */
  synchronized boolean cancelSoon() {
    cancelled = true;
    thread.ifPresent(Thread::interrupt);
    return thread.isPresent();
  }
}
