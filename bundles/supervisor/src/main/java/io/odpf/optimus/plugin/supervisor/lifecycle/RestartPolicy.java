// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import java.time.Duration;
import java.util.Objects;

/**
 * When a plugin that failed is started again.
 *
 * @param initialDelay before the first restart; it doubles with each failure
 * @param maxDelay the longest delay
 * @param budget how many restarts within the window are allowed; after them the plugin is given up
 * @param window over which restarts are counted
 * @param stableAfter how long a process must be ready for its failures before to be forgotten
 */
public record RestartPolicy(
    Duration initialDelay, Duration maxDelay, int budget, Duration window, Duration stableAfter) {

  /** A tenth of a second, doubling up to 30 s; ten restarts in five minutes; stable after one. */
  public static final RestartPolicy DEFAULT =
      new RestartPolicy(
          Duration.ofMillis(100),
          Duration.ofSeconds(30),
          10,
          Duration.ofMinutes(5),
          Duration.ofMinutes(1));

  /** A plugin that fails once is given up. */
  public static final RestartPolicy NEVER =
      new RestartPolicy(
          Duration.ZERO, Duration.ZERO, 0, Duration.ofMinutes(5), Duration.ofMinutes(1));

  public RestartPolicy {
    Objects.requireNonNull(initialDelay, "initialDelay");
    Objects.requireNonNull(maxDelay, "maxDelay");
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(stableAfter, "stableAfter");
  }
}
