// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.text;

import java.time.Duration;

/** Formats durations for messages. */
public final class DurationText {
  private DurationText() {}

  /**
   * Returns a duration in tenths of a second, or in milliseconds if it is short: {@code 3 s},
   * {@code 1.5 s}.
   */
  public static String of(Duration duration) {
    long tenths = (duration.toMillis() + 50) / 100;
    if (tenths == 0) {
      return duration.toMillis() + " ms";
    }
    return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10) + " s";
  }
}
