// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import java.time.Duration;

/**
 * The settings for watching directories.
 *
 * @param quiet how long files must stay unchanged before a change is reported
 * @param longest the time after which a change is reported even if files keep changing
 * @param poll the interval of polling, for directories that do not exist yet and file systems
 *     without notifications
 */
public record WatchSettings(Duration quiet, Duration longest, Duration poll) {

  /** 300 ms, 30 s and 5 s. */
  public static final WatchSettings DEFAULT =
      new WatchSettings(Duration.ofMillis(300), Duration.ofSeconds(30), Duration.ofSeconds(5));

  public WatchSettings {
    if (quiet.isNegative() || longest.compareTo(quiet) < 0 || poll.compareTo(quiet) < 0) {
      throw new IllegalArgumentException("quiet " + quiet + ", " + longest + ", poll " + poll);
    }
  }
}
