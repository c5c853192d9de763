// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.unix;

import io.grpc.Deadline;
import io.grpc.Status;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * When a call is to be over.
 *
 * @param created when the call was made, in the terms of {@link System#nanoTime}
 * @param timeout from then on, in nanoseconds; {@link #NEVER} for no limit
 */
record CallDeadline(long created, long timeout) {
  static final long NEVER = Long.MAX_VALUE;

  private static final double SECOND = 1e9;

  /**
   * The deadline of a call that is made now.
   *
   * @param deadline may be null, for none
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

  /** What is left of it in nanoseconds; 0 if there is no limit, else positive. */
  long left() {
    return exists() ? Math.max(1, at() - System.nanoTime()) : 0;
  }

  boolean passed() {
    return exists() && at() - System.nanoTime() <= 0;
  }

  /** How a call ends that is started too late. */
  Status startedTooLate() {
    return Status.DEADLINE_EXCEEDED.withDescription(
        String.format(
            Locale.ROOT,
            "ClientCall started after CallOptions deadline was exceeded %.9f seconds ago",
            (System.nanoTime() - at()) / SECOND));
  }

  /**
   * How a call ends that takes too long.
   *
   * @param waitingFor what it waits for
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
