// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

/** Runs work on several plugins at the same time. */
final class ParallelWork {
  private final Executor workers;

  ParallelWork(Executor workers) {
    this.workers = workers;
  }

  /** The work on one item. */
  @FunctionalInterface
  interface Work<T> {
    void run(T item) throws SupervisorException, InterruptedException;
  }

  /**
   * Runs the work on all items and waits for all; returns the failures in the order of the items.
   */
  <T> List<SupervisorException> run(List<T> items, Work<T> work) throws InterruptedException {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (T item : items) {
      CompletableFuture<Void> done = new CompletableFuture<>();
      all.add(done);
      workers.execute(() -> run(item, work, done));
    }
    List<SupervisorException> failures = new ArrayList<>();
    for (CompletableFuture<Void> done : all) {
      try {
        done.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof SupervisorException failure) {
          failures.add(failure);
        } else {
          throw new IllegalStateException(e.getCause());
        }
      }
    }
    return failures;
  }

  private static <T> void run(T item, Work<T> work, CompletableFuture<Void> done) {
    try {
      work.run(item);
      done.complete(null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      done.completeExceptionally(e);
    } catch (SupervisorException | RuntimeException | Error e) {
      done.completeExceptionally(e);
    }
  }
}
