// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.service;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.instance.InstanceContext;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A run of a job, with the input of the container that a request named.
 *
 * @param id the run's id, the same for all of its requests
 * @param project the job's project
 * @param namespace the job's namespace
 * @param job the job
 * @param executedAt when the run was first registered
 * @param values the values of the run by name: {@code DSTART}, {@code DEND}, {@code
 *     EXECUTION_TIME}, {@code JOB_DESTINATION}, in this order
 * @param context the variables, secrets and files
 * @param warnings the keys without values, and settings without effect
 */
public record RegisteredRun(
    UUID id,
    ProjectSpec project,
    NamespaceSpec namespace,
    JobSpec job,
    Instant executedAt,
    Map<String, String> values,
    InstanceContext context,
    List<Problem> warnings) {
  public RegisteredRun {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(executedAt, "executedAt");
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    Objects.requireNonNull(context, "context");
    warnings = List.copyOf(warnings);
  }
}
