// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a plugin compiles a job's assets from. Generations that know less of it are sent less.
 *
 * @param config the task's configuration
 * @param assets by file name
 * @param window what the window is made from
 * @param scheduledAt when the run is scheduled
 * @param windowStart the window's first instant
 * @param windowEnd the first instant after the window
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
