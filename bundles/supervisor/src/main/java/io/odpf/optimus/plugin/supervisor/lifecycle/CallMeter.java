// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.api.supervisor.PluginUsage;
import io.odpf.optimus.plugin.supervisor.metrics.CallTimes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/** Counts a plugin's calls and measures its process's resources. Thread-safe. */
final class CallMeter {
  private static final long PAGE = 4096;

  private final CallTimes calls = new CallTimes();

  CallTimes calls() {
    return calls;
  }

  /** Returns the usage so far, including that of the process if there is one. */
  PluginUsage usage(OptionalLong pid) {
    Duration cpu = Duration.ZERO;
    OptionalLong memory = OptionalLong.empty();
    if (pid.isPresent()) {
      cpu =
          ProcessHandle.of(pid.getAsLong())
              .flatMap(handle -> handle.info().totalCpuDuration())
              .orElse(Duration.ZERO);
      memory = memory(pid.getAsLong());
    }
    return new PluginUsage(cpu, memory, calls.calls(), calls.failures(), calls.total());
  }

  /** Returns the resident memory, by proc(5); empty on other systems. */
  private static OptionalLong memory(long pid) {
    try {
      String pages =
          Files.readString(
              Path.of("/proc", Long.toString(pid), "statm"), StandardCharsets.US_ASCII);
      return OptionalLong.of(Long.parseLong(pages.split(" ")[1]) * PAGE);
    } catch (IOException | RuntimeException e) {
      return OptionalLong.empty();
    }
  }
}
