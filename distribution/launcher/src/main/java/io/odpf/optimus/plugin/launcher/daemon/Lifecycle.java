// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Whether a runtime goes on, and why not. Thread-safe. */
final class Lifecycle {
  private final Instant started = Instant.now();
  private final CompletableFuture<Stop> stop = new CompletableFuture<>();

  /**
   * The end of a runtime.
   *
   * @param reason what it was stopped by
   * @param asked whether somebody wanted it
   * @param endsPlugins whether plugins end that could outlive it
   * @param since when it began
   */
  record Stop(String reason, boolean asked, boolean endsPlugins, Instant since) {
    Stop {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(since, "since");
    }
  }

  Instant started() {
    return started;
  }

  /** Lets the runtime end; the first reason stays. */
  void stop(String reason, boolean asked, boolean endsPlugins) {
    stop.complete(new Stop(reason, asked, endsPlugins, Instant.now()));
  }

  /** The end that has begun; empty while the runtime goes on. */
  Optional<Stop> stopping() {
    return Optional.ofNullable(stop.getNow(null));
  }

  /** Blocks until the runtime is to end. */
  Stop await() throws InterruptedException {
    try {
      return stop.get();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
