// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What a rendering needs besides templates and data.
 *
 * @param clock tells the time to functions such as {@code now}
 * @param random gives functions such as {@code uuidv4} their values; used by one rendering at a
 *     time unless it is thread-safe
 */
public record RenderSettings(RenderLimits limits, Clock clock, RandomGenerator random) {
  /** Creates settings with the default limits, the system's clock, and unpredictable values. */
  public static RenderSettings standard() {
    return new RenderSettings(RenderLimits.DEFAULT, Clock.systemUTC(), new SecureRandom());
  }
}
