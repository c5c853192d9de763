// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.http;

import java.time.Duration;
import java.util.Objects;

/**
 * The time limits of a provider.
 *
 * @param connect the limit for making a connection, including name lookup and TLS handshake
 * @param idle the limit for waiting without receiving a byte
 * @param total the limit for a whole attempt, including the body
 * @param speedLimit the lowest permitted speed of a body in bytes per second; 0 for no limit
 * @param speedTime how long a body may be slower than that
 */
public record Timeouts(
    Duration connect, Duration idle, Duration total, long speedLimit, Duration speedTime) {

  /** 10 seconds, 30 seconds, 30 minutes; 1,000 bytes per second, 60 seconds. */
  public static final Timeouts DEFAULT =
      new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(30));

  public Timeouts {
    Objects.requireNonNull(connect, "connect");
    Objects.requireNonNull(idle, "idle");
    Objects.requireNonNull(total, "total");
    Objects.requireNonNull(speedTime, "speedTime");
  }

  /** Creates time limits with the default speed limit. */
  public Timeouts(Duration connect, Duration idle, Duration total) {
    this(connect, idle, total, 1000, Duration.ofSeconds(60));
  }
}
