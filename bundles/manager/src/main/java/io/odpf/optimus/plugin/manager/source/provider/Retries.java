// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.provider;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.config.model.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Retries calls of unavailable sources, with exponential, random delays. */
public final class Retries {
  private final Cancellation cancellation;

  public Retries(Cancellation cancellation) {
    this.cancellation = cancellation;
  }

  /** A call that may fail and be retried. */
  @FunctionalInterface
  public interface Attempt<T> {
    T run() throws ProviderException, InterruptedException;
  }

  /** Is notified before each delay. */
  @FunctionalInterface
  public interface Observer {
    /**
     * Handles a retry.
     *
     * @param attempt the number of the failed attempt
     */
    void retrying(int attempt, Duration delay, String reason);
  }

  /**
   * Runs an attempt until it succeeds, fails for good, or has failed often enough.
   *
   * @throws InterruptedException if this thread was interrupted, or the operation was cancelled
   */
  public <T> T run(RetryPolicy policy, Observer observer, Attempt<T> attempt)
      throws ProviderException, InterruptedException {
    for (int number = 1; ; number++) {
      cancellation.check();
      try {
        return attempt.run();
      } catch (ProviderException failure) {
        if (failure.kind() != ProviderException.Kind.UNAVAILABLE || cancellation.isCancelled()) {
          throw failure;
        }
        if (number >= policy.attempts()) {
          throw number == 1 ? failure : exhausted(failure, number);
        }
        Duration delay = delay(policy, number, failure);
        observer.retrying(number, delay, String.valueOf(failure.getMessage()));
        cancellation.pause(delay);
      }
    }
  }

  private static Duration delay(RetryPolicy policy, int failed, ProviderException failure)
      throws ProviderException {
    Duration requested = failure.retryAfter().orElse(Duration.ZERO);
    // Ignore requests for an immediate retry.
    if (!requested.isZero()) {
      if (requested.compareTo(policy.maxDelay()) > 0) {
        throw ProviderException.of(
            failure.kind(),
            failure.getMessage() + ", and asks to be left alone for " + describe(requested),
            "try again then, or allow it by retries.max_delay, which is "
                + describe(policy.maxDelay()),
            failure);
      }
      return requested;
    }
    long limit = policy.maxDelay().toNanos();
    long nanos = policy.initialDelay().toNanos();
    for (int i = 1; i < failed && nanos < limit; i++) {
      nanos *= 2;
    }
    nanos = Math.min(nanos, limit);
    // Between half of the delay and all of it, so that clients do not retry at the same time.
    return Duration.ofNanos(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos / 2 + 1));
  }

  private static ProviderException exhausted(ProviderException failure, int attempts) {
    return ProviderException.of(
        failure.kind(),
        failure.getMessage() + " (tried " + attempts + " times)",
        failure.hint(),
        failure);
  }

  private static String describe(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
