// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import java.time.Duration;

/**
 * How directories are watched.
 *
 * @param quiet how long nothing may have changed before a change is told
 * @param longest after which a change is told though others go on
 * @param poll how often to look without having been notified: for directories that do not exist
 *     yet, and file systems without notification
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
