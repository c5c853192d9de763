// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.compile;

import io.odpf.optimus.plugin.jobs.window.TimeInterval;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The values of one run.
 *
 * @param scheduledAt the time for which the run is scheduled
 * @param interval the interval of data that the run works on
 * @param executedAt the time at which the run was first registered; the same for all attempts
 * @param destination the destination of the job, without its type; empty if the plugin returns none
 */
public record RunValues(
    Instant scheduledAt, TimeInterval interval, Instant executedAt, String destination) {
  public RunValues {
    Objects.requireNonNull(scheduledAt, "scheduledAt");
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(executedAt, "executedAt");
    Objects.requireNonNull(destination, "destination");
  }

  /** Returns the values by the names of variables in templates and containers. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("DSTART", TimeInterval.text(interval.start()));
    texts.put("DEND", TimeInterval.text(interval.end()));
    texts.put("EXECUTION_TIME", TimeInterval.text(executedAt));
    texts.put("JOB_DESTINATION", destination);
    return Collections.unmodifiableMap(texts);
  }
}
