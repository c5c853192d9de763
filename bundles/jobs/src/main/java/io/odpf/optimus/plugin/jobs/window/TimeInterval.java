// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.window;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * An interval of time. Windows of version 1 with a negative size start after their end.
 *
 * @param start the start, inclusive
 * @param end the end, exclusive
 */
public record TimeInterval(Instant start, Instant end) {
  public TimeInterval {
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
  }

  /**
   * Formats a time as jobs receive it: in UTC and whole seconds, such as {@code
   * 2021-05-25T00:00:00Z}.
   */
  public static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
