// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.authoring;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.folder.NewJob;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A new job that is complete and not yet written.
 *
 * @param namespace the name of its namespace
 * @param folder the folder of the namespace's jobs
 * @param path the names of directories from the folder to the job, separated by slashes
 * @param job the job
 * @param warnings what is doubtful in it
 */
public record JobDraft(
    String namespace, Path folder, String path, NewJob job, List<Problem> warnings) {
  public JobDraft {
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(job, "job");
    warnings = List.copyOf(warnings);
  }

  /** Returns the job's directory. */
  public Path directory() {
    return new JobDirectories(folder, false).resolve(path);
  }

  /**
   * Writes the job's files.
   *
   * @param overwrite whether files that exist are replaced
   * @throws JobException if a file exists or cannot be written
   */
  public void write(boolean overwrite) throws JobException {
    job.write(directory(), overwrite);
  }
}
