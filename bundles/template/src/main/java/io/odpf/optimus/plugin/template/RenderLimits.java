// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template;

import java.time.Duration;

/**
 * The limits of one rendering.
 *
 * @param steps the number of actions, function calls and iterations together, and also the length
 *     of a single list
 * @param outputBytes the size of the output, and of each string, in bytes; all values together may
 *     take four times as much memory
 * @param nesting the depth to which templates may include each other, and values contain each other
 * @param time the duration of the rendering
 */
public record RenderLimits(long steps, long outputBytes, int nesting, Duration time) {
  /**
   * A million steps, 64 MiB, a depth of 200, and 5 seconds: far more than the templates of jobs
   * need.
   */
  public static final RenderLimits DEFAULT =
      new RenderLimits(1_000_000, 64L << 20, 200, Duration.ofSeconds(5));
}
