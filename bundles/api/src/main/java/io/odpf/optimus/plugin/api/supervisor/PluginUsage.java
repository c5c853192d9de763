// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A plugin's use of resources. Processor time and memory are those of the current process, as far
 * as the system reports them.
 *
 * @param cpu the processor time
 * @param memory the resident memory in bytes
 * @param calls the number of calls since the supervisor started
 * @param failedCalls the number of failed calls
 * @param callTime the total time of the calls
 */
public record PluginUsage(
    Duration cpu, OptionalLong memory, long calls, long failedCalls, Duration callTime) {

  /** No use of resources. */
  public static final PluginUsage NONE =
      new PluginUsage(Duration.ZERO, OptionalLong.empty(), 0, 0, Duration.ZERO);

  public PluginUsage {
    Objects.requireNonNull(cpu, "cpu");
    Objects.requireNonNull(memory, "memory");
    Objects.requireNonNull(callTime, "callTime");
  }
}
