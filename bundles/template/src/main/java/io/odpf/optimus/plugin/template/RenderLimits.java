// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template;

import java.time.Duration;

/**
 * The limits of one rendering.
 *
 * @param steps the actions, the calls of functions, and the elements of a single list
 * @param outputBytes the bytes of the output, and of each string; values that are not output take
 *     four times as much memory at most
 * @param nesting how deep templates may include each other
 * @param time how long it may take
 */
public record RenderLimits(long steps, long outputBytes, int nesting, Duration time) {
  /** A million steps, 64 MiB, 200 templates, 5 seconds: far more than jobs need. */
  public static final RenderLimits DEFAULT =
      new RenderLimits(1_000_000, 64L << 20, 200, Duration.ofSeconds(5));
}
