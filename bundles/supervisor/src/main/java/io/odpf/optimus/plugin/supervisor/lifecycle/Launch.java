// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** One attempt to start a plugin, on a thread of its own, which can be called off. Thread-safe. */
final class Launch implements Runnable {
  private final PluginBinary binary;
  private final PluginRunner runner;
  private final Outcome outcome;
  private final CountDownLatch ended = new CountDownLatch(1);
  private Optional<Thread> thread = Optional.empty(); // guarded by this
  private boolean cancelled; // guarded by this

  /** Told what became of an attempt, in this order. */
  interface Outcome {
    /** Its process exists. */
    void spawned(Launch launch);

    /** It can be called. */
    void started(Launch launch, PluginRun run);

    /** It cannot; nothing is left of it. */
    void failed(Launch launch, Problem problem, boolean permanent);
  }

  Launch(PluginBinary binary, PluginRunner runner, Outcome outcome) {
    this.binary = binary;
    this.runner = runner;
    this.outcome = outcome;
  }

  @Override
  public void run() {
    try {
      if (begin()) {
        outcome.started(this, runner.start(binary, () -> outcome.spawned(this)));
      }
    } catch (PluginStartException e) {
      outcome.failed(this, e.problem(), e.permanent());
    } catch (InterruptedException calledOff) {
      outcome.failed(this, PluginProblems.notStarted(binary.name(), calledOff), false);
    } catch (RuntimeException | LinkageError e) {
      // A class that cannot be loaded, too: somebody waits for the outcome.
      outcome.failed(this, PluginProblems.notStarted(binary.name(), e), false);
    } finally {
      ended.countDown();
    }
  }

  private synchronized boolean begin() {
    thread = Optional.of(Thread.currentThread());
    return !cancelled;
  }

  /** Calls the attempt off, and waits until nothing is left of it. */
  void cancel() throws InterruptedException {
    if (callOff()) {
      ended.await();
    }
  }

  /** Calls the attempt off; whether it has begun. */
  synchronized boolean callOff() {
    cancelled = true;
    thread.ifPresent(Thread::interrupt);
    return thread.isPresent();
  }
}
