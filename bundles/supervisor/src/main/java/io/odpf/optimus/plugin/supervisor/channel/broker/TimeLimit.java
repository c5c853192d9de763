// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.broker;

import java.time.Duration;

/**
 * A time limit that several steps share.
 *
 * @param length of all of them together
 * @param end by {@link System#nanoTime}
 */
record TimeLimit(Duration length, long end) {

  /** A limit that runs from now on. */
  static TimeLimit of(Duration length) {
    return new TimeLimit(length, System.nanoTime() + length.toNanos());
  }

  /** What is left, in nanoseconds; 0 or less if it is over. */
  long left() {
    return end - System.nanoTime();
  }

  /** As in messages. */
  @Override
  public String toString() {
    return length.toMillis() + " ms";
  }
}
