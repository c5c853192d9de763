// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import io.odpf.optimus.plugin.api.http.Timeouts;
import java.util.function.LongSupplier;

/**
 * Detects a body that arrives too slowly, by {@link Timeouts#speedLimit} and {@link
 * Timeouts#speedTime}. Counts only time spent waiting for the server, so that a slow disk does not
 * matter. Used by one thread at a time.
 */
public final class LowSpeed {
  private static final long FOREVER = Long.MAX_VALUE / 4;

  private static final double NANOS_PER_SECOND = 1e9;

  /** The JVM's clock. A class, since linking a method reference costs start-up time. */
  public static final class SystemClock implements LongSupplier {
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

  /**
   * @param clock nanoseconds since an arbitrary origin
   */
  public LowSpeed(Timeouts timeouts, LongSupplier clock) {
    long seconds = timeouts.speedTime().toSeconds();
    this.span = seconds >= FOREVER / 1_000_000_000L ? FOREVER : timeouts.speedTime().toNanos();
    this.least = timeouts.speedLimit() * (span / NANOS_PER_SECOND);
    this.clock = clock;
  }

  /** Records that waiting begins. */
  public void begin() {
    since = clock.getAsLong();
  }

  /**
   * Records that waiting ended.
   *
   * @param bytes the number of bytes received
   * @return whether the last whole span received too few bytes
   */
  public boolean isReached(int bytes) {
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

  /** Returns the number of bytes received in the span that fell below the limit. */
  public long received() {
    return received;
  }
}
