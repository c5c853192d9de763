// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import java.time.Duration;
import java.util.Objects;

/**
 * The window of data that a task works on.
 *
 * @param size the length of the window
 * @param offset the offset of its end from the truncated scheduled time
 * @param truncateTo the unit that the scheduled time is truncated to, for instance {@code d}; may
 *     be empty
 */
public record TaskWindow(Duration size, Duration offset, String truncateTo) {

  /** An empty window. */
  public static final TaskWindow NONE = new TaskWindow(Duration.ZERO, Duration.ZERO, "");

  public TaskWindow {
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(offset, "offset");
    Objects.requireNonNull(truncateTo, "truncateTo");
  }
}
