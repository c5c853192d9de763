// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.http;

import io.odpf.optimus.plugin.api.provider.Timeouts;
import java.util.function.LongSupplier;

/**
 * Notices a body that drips. Only the time that is spent waiting for the other side counts, so that
 * a slow disk is no slow server. Used by one thread at a time.
 */
final class LowSpeed {
  private static final double NANOS_PER_SECOND = 1e9;

  /** The JVM's time. A class, since linking a method reference costs start-up time. */
  static final class SystemClock implements LongSupplier {
    @Override
    public long getAsLong() {
      return System.nanoTime();
    }
  }

  private final long span;
  private final double least;
  private final LongSupplier clock;
  private long waited;
  private long received;
  private long since;

  LowSpeed(Timeouts timeouts, LongSupplier clock) {
    this.span = TimeLimits.nanos(timeouts.speedTime());
    this.least = timeouts.speedLimit() * (span / NANOS_PER_SECOND);
    this.clock = clock;
  }

  /** Waiting begins. */
  void begin() {
    since = clock.getAsLong();
  }

  /**
   * Waiting is over.
   *
   * @param bytes how many came
   * @return whether too few came in the whole of the last span
   */
  boolean isReached(int bytes) {
    waited += clock.getAsLong() - since;
    received += bytes;
    if (waited < span) {
      return false;
    }
    boolean reached = received < least;
    if (!reached) {
      waited = 0;
      received = 0;
    }
    return reached;
  }

  /** How many bytes came in the span in which the limit was reached. */
  long received() {
    return received;
  }
}
