// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * The environment of a rendering.
 *
 * @param limits the limits
 * @param clock the clock for functions such as {@code now}
 * @param random the source of random values for functions such as {@code uuidv4}; must be
 *     thread-safe if renderings that share it run concurrently
 */
public record RenderSettings(RenderLimits limits, Clock clock, RandomGenerator random) {
  /**
   * Creates settings with the default limits, the system's clock, and a cryptographically strong
   * random generator.
   */
  public static RenderSettings standard() {
    return new RenderSettings(RenderLimits.DEFAULT, Clock.systemUTC(), new SecureRandom());
  }
}
