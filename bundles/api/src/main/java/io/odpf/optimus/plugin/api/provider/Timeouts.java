// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import java.time.Duration;
import java.util.Objects;

/**
 * The longest a provider waits.
 *
 * @param connect for a connection, name lookup and TLS handshake included
 * @param idle without a byte from the other side
 * @param total for one whole attempt, the body included
 * @param speedLimit the fewest bytes a second that a body may come at; 0 for no such limit
 * @param speedTime for how long it may come slower
 */
public record Timeouts(
    Duration connect, Duration idle, Duration total, long speedLimit, Duration speedTime) {

  /** 10 seconds, 30 seconds, 30 minutes; 1,000 bytes a second, 60 seconds. */
  public static final Timeouts DEFAULT =
      new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(30));

  public Timeouts {
    Objects.requireNonNull(connect, "connect");
    Objects.requireNonNull(idle, "idle");
    Objects.requireNonNull(total, "total");
    Objects.requireNonNull(speedTime, "speedTime");
  }

  /** With the usual limit of speed. */
  public Timeouts(Duration connect, Duration idle, Duration total) {
    this(connect, idle, total, 1000, Duration.ofSeconds(60));
  }
}
