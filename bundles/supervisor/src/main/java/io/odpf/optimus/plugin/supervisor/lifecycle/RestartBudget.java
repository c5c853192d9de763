// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** Counts the restarts of one plugin. Not thread-safe. */
final class RestartBudget {
  private final RestartPolicy policy;
  private final DoubleSupplier random;
  private final Deque<Instant> restarts = new ArrayDeque<>();
  private int failures;
  private int total;

  /**
   * @param random from 0 to 1, so that plugins which failed together do not come back together
   */
  RestartBudget(RestartPolicy policy, DoubleSupplier random) {
    this.policy = policy;
    this.random = random;
  }

  /**
   * Forgets earlier failures, since the plugin has proved stable or a caller has asked for a start.
   */
  void reset() {
    restarts.clear();
    failures = 0;
  }

  /** Returns the number of restarts since the beginning. */
  int total() {
    return total;
  }

  /** Returns the delay before the next restart; empty if the budget is spent. */
  Optional<Duration> next(Instant now) {
    while (!restarts.isEmpty() && restarts.peekFirst().isBefore(now.minus(policy.window()))) {
      restarts.removeFirst();
    }
    if (restarts.size() >= policy.budget()) {
      return Optional.empty();
    }
    restarts.addLast(now);
    total++;
    long limit = policy.maxDelay().toNanos();
    long nanos = policy.initialDelay().toNanos();
    for (int i = 0; i < failures && nanos < limit; i++) {
      nanos *= 2;
    }
    failures++;
    nanos = Math.min(nanos, limit);
    long half = nanos / 2;
    return Optional.of(Duration.ofNanos(half + (long) (random.getAsDouble() * half)));
  }
}
