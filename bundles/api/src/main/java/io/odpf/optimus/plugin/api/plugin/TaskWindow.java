// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import java.time.Duration;
import java.util.Objects;

/**
 * The window of data that a task works on.
 *
 * @param size how long it is
 * @param offset how far its end lies from the truncated schedule
 * @param truncateTo the unit that the schedule is truncated to, for instance {@code d}; may be
 *     empty
 */
public record TaskWindow(Duration size, Duration offset, String truncateTo) {

  /** A window of no length. */
  public static final TaskWindow NONE = new TaskWindow(Duration.ZERO, Duration.ZERO, "");

  public TaskWindow {
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(offset, "offset");
    Objects.requireNonNull(truncateTo, "truncateTo");
  }
}
