// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.compile;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.folder.JobFile;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A job of a folder with its assets read and its templates parsed.
 *
 * @param job the job
 * @param templates the job's templates; present if there are no errors
 * @param errors what is wrong with assets and templates
 * @param warnings what is doubtful in them
 */
public record ParsedJob(
    JobFile job, Optional<JobTemplates> templates, List<Problem> errors, List<Problem> warnings) {
  public ParsedJob {
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(templates, "templates");
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  /** Returns the findings only, which take less memory. */
  ParsedJob withoutTemplates() {
    return new ParsedJob(job, Optional.empty(), errors, warnings);
  }
}
