// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.local;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs a task for many items on a few threads, which wait for plugins most of the time. */
final class ParallelTasks {
  private static final int MOST_THREADS = 8;

  private ParallelTasks() {}

  /** A task for one item. */
  @FunctionalInterface
  interface Task<T, R> {
    R run(T item) throws InterruptedException;
  }

  /**
   * Returns the results in the order of the items. An interrupt of the calling thread interrupts
   * the tasks.
   */
  static <T, R> List<R> map(List<T> items, Task<T, R> task) throws InterruptedException {
    int threads =
        Math.min(
            items.size(), Math.min(MOST_THREADS, 2 * Runtime.getRuntime().availableProcessors()));
    if (threads < 2) {
      return share(items, task, new AtomicInteger()).stream().map(Indexed::result).toList();
    }
    AtomicInteger next = new AtomicInteger();
    List<Callable<List<Indexed<R>>>> shares = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      shares.add(() -> share(items, task, next));
    }
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Indexed<R>> results = new ArrayList<>(items.size());
      for (Future<List<Indexed<R>>> share : executor.invokeAll(shares)) {
        results.addAll(result(share));
      }
      results.sort((a, b) -> Integer.compare(a.index(), b.index()));
      return results.stream().map(Indexed::result).toList();
    } finally {
      executor.shutdownNow();
    }
  }

  /** The result for the item of an index. */
  private record Indexed<R>(int index, R result) {}

  private static <T, R> List<Indexed<R>> share(List<T> items, Task<T, R> task, AtomicInteger next)
      throws InterruptedException {
    List<Indexed<R>> results = new ArrayList<>();
    for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
      results.add(new Indexed<>(i, task.run(items.get(i))));
    }
    return results;
  }

  private static <R> R result(Future<R> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException interrupt) {
        throw interrupt;
      }
      throw new IllegalStateException("a check failed unexpectedly: " + e.getCause(), e);
    }
  }
}
