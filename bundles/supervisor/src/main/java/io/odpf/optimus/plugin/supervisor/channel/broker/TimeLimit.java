// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.broker;

import java.time.Duration;

/**
 * A time limit that several steps share.
 *
 * @param length the total time of all steps
 * @param end the end, as {@link System#nanoTime} counts it
 */
record TimeLimit(Duration length, long end) {

  /** Starts a limit now. */
  static TimeLimit of(Duration length) {
    return new TimeLimit(length, System.nanoTime() + length.toNanos());
  }

  /** Returns the time left in nanoseconds; 0 or less if the limit has passed. */
  long remaining() {
    return end - System.nanoTime();
  }

  /** Returns the length, for messages. */
  @Override
  public String toString() {
    return length.toMillis() + " ms";
  }
}
