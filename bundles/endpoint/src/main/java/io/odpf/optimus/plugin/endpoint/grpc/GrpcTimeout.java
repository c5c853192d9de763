// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.grpc;

import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The header {@code grpc-timeout}: at most eight digits and a unit, as gRPC specifies it. */
final class GrpcTimeout {
  private GrpcTimeout() {}

  /**
   * Parses the header; empty if it is absent.
   *
   * @param text the value; the empty string if the header is absent
   * @throws EndpointException if it is malformed
   */
  static Optional<Duration> parse(String text) throws EndpointException {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.matches("[0-9]{1,8}[HMSmun]")) {
      throw new EndpointException(
          EndpointProblem.BAD_REQUEST, "the header grpc-timeout is malformed", "");
    }
    long amount = Long.parseLong(text.substring(0, text.length() - 1));
    ChronoUnit unit =
        switch (text.charAt(text.length() - 1)) {
          case 'H' -> ChronoUnit.HOURS;
          case 'M' -> ChronoUnit.MINUTES;
          case 'S' -> ChronoUnit.SECONDS;
          case 'm' -> ChronoUnit.MILLIS;
          case 'u' -> ChronoUnit.MICROS;
          default -> ChronoUnit.NANOS;
        };
    return Optional.of(Duration.of(amount, unit));
  }
}
