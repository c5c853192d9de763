// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What a plugin costs. Of the process that runs now, as far as the system tells.
 *
 * @param cpu processor time
 * @param memory resident, in bytes
 * @param calls made to it since the supervisor started
 * @param failedCalls those of them that failed
 * @param callTime spent in all of them
 */
public record PluginUsage(
    Duration cpu, OptionalLong memory, long calls, long failedCalls, Duration callTime) {

  /** Nothing yet. */
  public static final PluginUsage NONE =
      new PluginUsage(Duration.ZERO, OptionalLong.empty(), 0, 0, Duration.ZERO);

  public PluginUsage {
    Objects.requireNonNull(cpu, "cpu");
    Objects.requireNonNull(memory, "memory");
    Objects.requireNonNull(callTime, "callTime");
  }
}
