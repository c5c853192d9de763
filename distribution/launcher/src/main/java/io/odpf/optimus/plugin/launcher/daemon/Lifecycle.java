// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The state of a runtime: running, or stopping for some reason. Thread-safe. */
final class Lifecycle {
  private final Instant started = Instant.now();
  private final CompletableFuture<Stop> stop = new CompletableFuture<>();

  /**
   * A request to stop.
   *
   * @param reason the reason, for the log and the status
   * @param asked whether a user requested it; otherwise, it is a failure
   * @param endsPlugins whether plugins that could outlive the runtime are ended too
   * @param since the time of the request
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

  /** Requests a stop. Only the first request counts. */
  void stop(String reason, boolean asked, boolean endsPlugins) {
    stop.complete(new Stop(reason, asked, endsPlugins, Instant.now()));
  }

  /** Returns the request to stop; empty while the runtime runs. */
  Optional<Stop> stopping() {
    return Optional.ofNullable(stop.getNow(null));
  }

  /** Blocks until a stop is requested. */
  Stop await() throws InterruptedException {
    try {
      return stop.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
