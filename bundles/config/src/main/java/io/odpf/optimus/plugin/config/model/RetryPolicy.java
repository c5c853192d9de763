// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.model;

import java.time.Duration;
import java.util.Objects;

/**
 * How often and how patiently an unavailable source is asked again.
 *
 * @param attempts in all, at least 1
 * @param initialDelay before the second attempt; doubles from there on
 * @param maxDelay the longest delay, also for what a source asks by Retry-After
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
