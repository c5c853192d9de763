// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import io.grpc.Deadline;
import io.grpc.Status;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The deadline of a call.
 *
 * @param created when the call was created, as {@link System#nanoTime} counts it
 * @param timeout the time limit in nanoseconds; {@link #NEVER} for no limit
 */
record CallDeadline(long created, long timeout) {
  static final long NEVER = Long.MAX_VALUE;

  private static final double SECOND = 1e9;

  /**
   * Returns the deadline of a call that is created now.
   *
   * @param deadline null for none
   */
  static CallDeadline of(Deadline deadline) {
    return new CallDeadline(
        System.nanoTime(), deadline == null ? NEVER : deadline.timeRemaining(TimeUnit.NANOSECONDS));
  }

  boolean exists() {
    return timeout != NEVER;
  }

  long at() {
    return created + timeout;
  }

  /** Returns the time left in nanoseconds: positive, or 0 if there is no limit. */
  long remaining() {
    return exists() ? Math.max(1, at() - System.nanoTime()) : 0;
  }

  boolean passed() {
    return exists() && at() - System.nanoTime() <= 0;
  }

  /** Returns the status of a call that is started after its deadline. */
  Status startedTooLate() {
    return Status.DEADLINE_EXCEEDED.withDescription(
        String.format(
            Locale.ROOT,
            "ClientCall started after CallOptions deadline was exceeded %.9f seconds ago",
            (System.nanoTime() - at()) / SECOND));
  }

  /**
   * Returns the status of a call that misses its deadline.
   *
   * @param waitingFor the missing event, such as "a connection"
   */
  Status exceeded(String waitingFor) {
    return Status.DEADLINE_EXCEEDED.withDescription(
        String.format(
            Locale.ROOT,
            "CallOptions deadline exceeded after %.9fs. [waiting for %s]",
            timeout / SECOND,
            waitingFor));
  }
}
