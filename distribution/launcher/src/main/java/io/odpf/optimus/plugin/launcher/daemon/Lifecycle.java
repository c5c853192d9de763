// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Whether a runtime keeps running or stops, and why it stops. Thread-safe. */
final class Lifecycle {
  private final Instant started = Instant.now();
  private final CompletableFuture<Stop> stop = new CompletableFuture<>();

  /**
   * The end of a runtime.
   *
   * @param reason the cause of the stop
   * @param asked whether it was requested
   * @param endsPlugins whether plugins that could outlive it are ended too
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

  /** Ends the runtime; the first reason is kept. */
  void stop(String reason, boolean asked, boolean endsPlugins) {
    stop.complete(new Stop(reason, asked, endsPlugins, Instant.now()));
  }

  /** Returns the stop that has begun; empty while the runtime runs. */
  Optional<Stop> stopping() {
    return Optional.ofNullable(stop.getNow(null));
  }

  /** Blocks until the runtime is stopped. */
  Stop await() throws InterruptedException {
    try {
      return stop.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
