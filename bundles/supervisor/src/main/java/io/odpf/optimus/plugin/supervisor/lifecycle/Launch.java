// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** One attempt to start a plugin, on its own thread; it can be cancelled. Thread-safe. */
final class Launch implements Runnable {
  private final PluginBinary binary;
  private final PluginRunner runner;
  private final Outcome outcome;
  private final CountDownLatch ended = new CountDownLatch(1);

  @GuardedBy("this")
  private Optional<Thread> thread = Optional.empty();

  @GuardedBy("this")
  private boolean cancelled;

  /** Receives the events of an attempt: its steps, then its success or failure. */
  interface Outcome {
    /** Reports that a step has begun. */
    void reached(Launch launch, StartStep step);

    /** Reports that the plugin can be called. */
    void started(Launch launch, PluginRun run);

    /** Reports that the attempt failed; its process has ended. */
    void failed(Launch launch, Problem problem, boolean permanent);
  }

  Launch(PluginBinary binary, PluginRunner runner, Outcome outcome) {
    this.binary = binary;
    this.runner = runner;
    this.outcome = outcome;
  }

  /** Returns the file. */
  PluginBinary binary() {
    return binary;
  }

  @Override
  public void run() {
    try {
      if (begin()) {
        outcome.started(this, runner.start(binary, step -> outcome.reached(this, step)));
      }
    } catch (PluginStartException e) {
      outcome.failed(this, e.problem(), e.permanent());
    } catch (InterruptedException e) {
      outcome.failed(this, PluginProblems.notStarted(binary.name(), e), false);
    } catch (RuntimeException | LinkageError e) {
      // Includes classes that cannot be loaded: callers wait for the outcome.
      outcome.failed(this, PluginProblems.notStarted(binary.name(), e), false);
    } finally {
      ended.countDown();
    }
  }

  private synchronized boolean begin() {
    thread = Optional.of(Thread.currentThread());
    return !cancelled;
  }

  /** Cancels the attempt and waits until its process has ended. */
  void cancel() throws InterruptedException {
    if (cancelSoon()) {
      ended.await();
    }
  }

  /** Cancels the attempt without waiting; returns whether it had begun. */
  synchronized boolean cancelSoon() {
    cancelled = true;
    thread.ifPresent(Thread::interrupt);
    return thread.isPresent();
  }
}
