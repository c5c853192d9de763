// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.log;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Formats timestamps as go-plugin's host parses them, {@code 2006-01-02T15:04:05.000000Z07:00},
 * with exactly six fractional digits. A formatter of the JDK costs more than the rest of the first
 * entry.
 */
final class Timestamps {
  private Timestamps() {}

  /** Returns the instant in UTC. */
  static String of(Instant instant) {
    LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(27);
    pad(text, time.getYear(), 4).append('-');
    pad(text, time.getMonthValue(), 2).append('-');
    pad(text, time.getDayOfMonth(), 2).append('T');
    pad(text, time.getHour(), 2).append(':');
    pad(text, time.getMinute(), 2).append(':');
    pad(text, time.getSecond(), 2).append('.');
    return pad(text, time.getNano() / 1000, 6).append('Z').toString();
  }

  private static StringBuilder pad(StringBuilder text, int number, int digits) {
    String plain = Integer.toString(number);
    text.append("0".repeat(Math.max(0, digits - plain.length())));
    return text.append(plain);
  }
}
