// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * The result that callers of a plugin wait for: its process, or why there will be none. Callers
 * that start it wait for one attempt only, since further ones may take minutes. Thread-safe.
 */
final class Readiness {
  @GuardedBy("this")
  private CompletableFuture<ActiveRun> outcome = new CompletableFuture<>();

  @GuardedBy("this")
  private CompletableFuture<ActiveRun> attempt = new CompletableFuture<>();

  /** Makes callers wait from now on. */
  synchronized void pending() {
    outcome = unknown(outcome);
    attempt = unknown(attempt);
  }

  private static CompletableFuture<ActiveRun> unknown(CompletableFuture<ActiveRun> before) {
    return before.isDone() ? new CompletableFuture<>() : before;
  }

  /** Gives callers a process. */
  synchronized void ready(ActiveRun slot) {
    pending();
    outcome.complete(slot);
    attempt.complete(slot);
  }

  /** Fails the current attempt; callers of the plugin wait for the next one. */
  synchronized void attemptFailed(Problem problem) {
    attempt.completeExceptionally(new SupervisorException(problem, null));
    outcome = unknown(outcome);
  }

  /** Fails callers until the next attempt, with the reason why there is no process. */
  synchronized void refused(Problem problem) {
    pending();
    outcome.completeExceptionally(new SupervisorException(problem, null));
    attempt.completeExceptionally(new SupervisorException(problem, null));
  }

  /** Returns the outcome for the plugin, over all attempts. */
  synchronized Future<ActiveRun> outcome() {
    return outcome;
  }

  /** Returns the outcome of the current attempt to start it. */
  synchronized Future<ActiveRun> attempt() {
    return attempt;
  }
}
