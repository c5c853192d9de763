// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.model;

import java.time.Duration;
import java.util.Objects;

/**
 * The retries of requests to an unavailable source.
 *
 * @param attempts the total number of attempts, at least 1
 * @param initialDelay the delay before the second attempt; it doubles for each further attempt
 * @param maxDelay the longest delay, also if a source asks for more by Retry-After
 */
public record RetryPolicy(int attempts, Duration initialDelay, Duration maxDelay) {

  /** 5 attempts, from half a second to 30 seconds apart. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(5, Duration.ofMillis(500), Duration.ofSeconds(30));

  public RetryPolicy {
    Objects.requireNonNull(initialDelay, "initialDelay");
    Objects.requireNonNull(maxDelay, "maxDelay");
  }
}
