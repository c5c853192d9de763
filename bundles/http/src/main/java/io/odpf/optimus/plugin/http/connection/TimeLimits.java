// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.connection;

import io.odpf.optimus.plugin.api.http.Timeouts;
import java.time.Duration;

/** The time limits of one attempt, which begins when this object is created. Immutable. */
public final class TimeLimits {

  /** The limits, named as in the configuration. */
  enum Limit {
    CONNECT,
    IDLE,
    TOTAL
  }

  /** Practically unlimited, yet small enough to be added to a time without overflow. */
  private static final long FOREVER = Long.MAX_VALUE / 4;

  private final Timeouts timeouts;
  private final long idle;
  private final long totalEnd;

  public TimeLimits(Timeouts timeouts, long now) {
    this.timeouts = timeouts;
    this.idle = nanos(timeouts.idle());
    this.totalEnd = now + nanos(timeouts.total());
  }

  /** Returns the time by which a connection must be open if connecting begins at {@code now}. */
  long connectEnd(long now) {
    return now + nanos(timeouts.connect());
  }

  long totalEnd() {
    return totalEnd;
  }

  /** Returns the period over which the speed limit is measured, for messages. */
  String speedTime() {
    return words(timeouts.speedTime());
  }

  long idleNanos() {
    return idle;
  }

  /** Returns a limit's length for messages: {@code 30 s}. */
  String length(Limit limit) {
    Duration length =
        switch (limit) {
          case CONNECT -> timeouts.connect();
          case IDLE -> timeouts.idle();
          case TOTAL -> timeouts.total();
        };
    return words(length);
  }

  /** Returns a duration for messages: {@code 30 s}. */
  static String words(Duration length) {
    long millis = length.toMillis();
    if (millis % 60_000 == 0 && millis > 0) {
      return millis / 60_000 + " min";
    }
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }

  static long nanos(Duration duration) {
    return duration.toSeconds() >= FOREVER / 1_000_000_000L ? FOREVER : duration.toNanos();
  }
}
