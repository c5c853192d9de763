// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.config.model.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Asks unavailable sources again, with growing, uneven delays. */
final class Retries {
  private final Cancellation cancellation;

  Retries(Cancellation cancellation) {
    this.cancellation = cancellation;
  }

  /** Something that may fail and be tried again. */
  @FunctionalInterface
  interface Attempt<T> {
    T run() throws ProviderException, InterruptedException;
  }

  /** Told before each delay. */
  @FunctionalInterface
  interface Observer {
    /**
     * @param attempt the number of the failed attempt
     */
    void retrying(int attempt, Duration delay, String reason);
  }

  <T> T run(RetryPolicy policy, Observer observer, Attempt<T> attempt)
      throws ProviderException, InterruptedException {
    for (int number = 1; ; number++) {
      cancellation.check();
      try {
        return attempt.run();
      } catch (ProviderException failure) {
        if (failure.kind() != ProviderException.Kind.UNAVAILABLE || cancellation.cancelled()) {
          throw failure;
        }
        if (number >= policy.attempts()) {
          throw number == 1 ? failure : exhausted(failure, number);
        }
        Duration delay = delay(policy, number, failure);
        observer.retrying(number, delay, failure.getMessage());
        cancellation.pause(delay);
      }
    }
  }

  private static Duration delay(RetryPolicy policy, int failed, ProviderException failure)
      throws ProviderException {
    Duration asked = failure.retryAfter().orElse(Duration.ZERO);
    // At once, or a date that is over, is no reason to come running.
    if (!asked.isZero()) {
      if (asked.compareTo(policy.maxDelay()) > 0) {
        throw ProviderException.of(
            failure.kind(),
            failure.getMessage() + ", and asks to be left alone for " + words(asked),
            "try again then, or allow it by retries.max_delay, which is "
                + words(policy.maxDelay()),
            failure);
      }
      return asked;
    }
    long limit = policy.maxDelay().toNanos();
    long nanos = policy.initialDelay().toNanos();
    for (int i = 1; i < failed && nanos < limit; i++) {
      nanos *= 2;
    }
    nanos = Math.min(nanos, limit);
    // Between half and all of it, so that many who failed together do not come back together.
    return Duration.ofNanos(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos / 2 + 1));
  }

  private static ProviderException exhausted(ProviderException failure, int attempts) {
    return ProviderException.of(
        failure.kind(),
        failure.getMessage() + " (tried " + attempts + " times)",
        failure.hint(),
        failure);
  }

  private static String words(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
