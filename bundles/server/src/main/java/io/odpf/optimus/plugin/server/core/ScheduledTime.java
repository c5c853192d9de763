// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.core;

import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The rules for the times of runs. */
final class ScheduledTime {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private ScheduledTime() {}

  /** Returns the time in microseconds, in which runs are stored. */
  static Instant require(Instant time) throws ServerException {
    if (time.isBefore(FIRST) || !time.isBefore(END)) {
      throw ServerException.of(
          ServerProblem.INVALID_REQUEST,
          "scheduled_at is not between the years 1 and 9999",
          "write the time of the run, such as 2021-05-26T02:00:00Z");
    }
    return time.truncatedTo(ChronoUnit.MICROS);
  }
}
