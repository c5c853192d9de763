// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import java.time.Duration;
import java.util.Objects;

/**
 * Limits of time for plugins that run.
 *
 * @param healthEvery between two health checks
 * @param health for the answer to one
 * @param unhealthy how many failed checks in a row lead to a restart
 * @param drain for calls that run when a process is replaced
 * @param grace for a process to end before it is killed
 * @param canary for which a new process is observed beside the old one before it gets calls; zero
 *     to give it calls when it is ready
 */
public record LifecycleLimits(
    Duration healthEvery,
    Duration health,
    int unhealthy,
    Duration drain,
    Duration grace,
    Duration canary) {

  /** A check every 10 s, 5 s for its answer, a restart after three failures. */
  public static final LifecycleLimits DEFAULT =
      new LifecycleLimits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          3,
          Duration.ofSeconds(30),
          Duration.ofSeconds(10));

  public LifecycleLimits {
    Objects.requireNonNull(healthEvery, "healthEvery");
    Objects.requireNonNull(health, "health");
    Objects.requireNonNull(drain, "drain");
    Objects.requireNonNull(grace, "grace");
    Objects.requireNonNull(canary, "canary");
  }

  /** Creates limits by which a new process gets calls when it is ready. */
  public LifecycleLimits(
      Duration healthEvery, Duration health, int unhealthy, Duration drain, Duration grace) {
    this(healthEvery, health, unhealthy, drain, grace, Duration.ZERO);
  }

  /** Returns these limits with a time of observation. */
  public LifecycleLimits withCanary(Duration observation) {
    return new LifecycleLimits(healthEvery, health, unhealthy, drain, grace, observation);
  }

  /** Returns whether new processes are observed before they get calls. */
  boolean hasCanaries() {
    return !canary.isZero();
  }
}
