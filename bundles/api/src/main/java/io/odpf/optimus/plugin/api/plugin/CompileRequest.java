// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The input from which a plugin compiles a job's assets. Older generations receive only the parts
 * that their contract has.
 *
 * @param config the task's configuration
 * @param assets the job's assets by file name
 * @param window the definition of the window
 * @param scheduledAt the scheduled time of the run
 * @param windowStart the start of the window, inclusive
 * @param windowEnd the end of the window, exclusive
 * @param instanceData values of the run
 */
public record CompileRequest(
    Map<String, String> config,
    Map<String, String> assets,
    TaskWindow window,
    Instant scheduledAt,
    Instant windowStart,
    Instant windowEnd,
    List<InstanceData> instanceData) {
  public CompileRequest {
    config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
    assets = Collections.unmodifiableMap(new LinkedHashMap<>(assets));
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(scheduledAt, "scheduledAt");
    Objects.requireNonNull(windowStart, "windowStart");
    Objects.requireNonNull(windowEnd, "windowEnd");
    instanceData = List.copyOf(instanceData);
  }
}
