// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.service;

import io.odpf.optimus.plugin.jobs.compile.Unit;
import java.time.Instant;
import java.util.Objects;

/**
 * A request for the input of a container.
 *
 * @param project the name of the job's project
 * @param job the job's name
 * @param scheduledAt the time for which the run is scheduled, between the years 1 and 9999; only
 *     its microseconds count
 * @param unit the task or the hook that the container executes; the name of a task is not checked
 */
public record RunRequest(String project, String job, Instant scheduledAt, Unit unit) {
  public RunRequest {
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(scheduledAt, "scheduledAt");
    Objects.requireNonNull(unit, "unit");
  }
}
