// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.conversion;

import com.google.protobuf.Timestamp;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Times and durations of messages. */
public final class Times {
  private Times() {}

  /** Returns a time as a message. */
  public static Timestamp of(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  static com.google.protobuf.Duration of(Duration duration) {
    return com.google.protobuf.Duration.newBuilder()
        .setSeconds(duration.getSeconds())
        .setNanos(duration.getNano())
        .build();
  }

  static Duration of(com.google.protobuf.Duration message) {
    return Duration.ofSeconds(message.getSeconds(), message.getNanos());
  }

  /**
   * Returns the time for which a run is scheduled.
   *
   * @param isSet whether the request has the field
   * @throws ServerException if the time is absent, or none of the calendar
   */
  public static Instant scheduledAt(boolean isSet, Timestamp message) throws ServerException {
    if (!isSet) {
      throw ServerException.of(
          ServerProblem.INVALID_REQUEST,
          "the request has no scheduled_at",
          "send the time for which the run is scheduled");
    }
    try {
      return Instant.ofEpochSecond(message.getSeconds(), message.getNanos());
    } catch (DateTimeException | ArithmeticException failure) {
      throw ServerException.of(
          ServerProblem.INVALID_REQUEST,
          "scheduled_at is out of range",
          "send a time of the years 1 to 9999",
          failure);
    }
  }
}
