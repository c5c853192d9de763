// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Actions that are repeated at the same time. */
final class Load implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> running = new ArrayList<>();
  private volatile boolean ended;

  /** An action that may fail. */
  @FunctionalInterface
  interface Action {
    void run() throws Exception;
  }

  /** Repeats an action with a pause before each run until it fails or this object is closed. */
  void repeat(Duration pause, Action action) {
    Callable<Boolean> loop =
        () -> {
          while (!ended) {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            action.run();
          }
          return true;
        };
    running.add(threads.submit(loop));
  }

  /** Waits, then for the end of every run; throws the first failure. */
  void runFor(Duration time) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end && running.stream().noneMatch(Future::isDone)) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    ended = true;
    for (Future<?> action : running) {
      action.get();
    }
  }

  @Override
  public void close() {
    ended = true;
    threads.shutdownNow();
  }
}
