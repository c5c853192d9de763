// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.api.manager.Problem;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What callers of a plugin wait for: its process, or the reason why there will be none. */
final class Readiness {
  private CompletableFuture<RunSlot> outcome = new CompletableFuture<>(); // guarded by this

  /** Nothing is known again: callers wait from now on. */
  synchronized void pending() {
    if (outcome.isDone()) {
      outcome = new CompletableFuture<>();
    }
  }

  /** Gives callers a process. */
  synchronized void ready(RunSlot slot) {
    pending();
    outcome.complete(slot);
  }

  /** Tells callers, until something else is known, why there is no process. */
  synchronized void refused(Problem problem) {
    pending();
    outcome.completeExceptionally(new SupervisorException(problem, null));
  }

  /**
   * Waits until something is known.
   *
   * @throws SupervisorException if there will be no process
   * @throws TimeoutException if nothing is known in time
   */
  RunSlot await(Duration timeout)
      throws SupervisorException, TimeoutException, InterruptedException {
    CompletableFuture<RunSlot> awaited;
    synchronized (this) {
      awaited = outcome;
    }
    try {
      return awaited.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      SupervisorException refusal = (SupervisorException) e.getCause();
      // One of the caller's own: another caller may add to the shared one.
      throw new SupervisorException(refusal.problem(), refusal);
    }
  }
}
