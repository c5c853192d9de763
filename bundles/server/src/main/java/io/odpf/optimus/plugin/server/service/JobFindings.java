// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.service;

import io.odpf.optimus.plugin.api.problem.Problem;
import java.util.List;
import java.util.Objects;

/**
 * The findings about one job.
 *
 * @param job the job's name
 * @param errors the errors, for which the job is refused
 * @param warnings the warnings
 */
public record JobFindings(String job, List<Problem> errors, List<Problem> warnings) {
  public JobFindings {
    Objects.requireNonNull(job, "job");
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  /** Returns whether the job has no errors. */
  public boolean isAccepted() {
    return errors.isEmpty();
  }
}
