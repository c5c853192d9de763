// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.authoring;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.folder.JobText;
import io.odpf.optimus.plugin.jobs.model.Hook;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A hook for a job that is complete and not yet written.
 *
 * @param job the job's name
 * @param file the job's file
 * @param hook the hook
 * @param warnings what is doubtful in it
 */
public record HookDraft(String job, Path file, Hook hook, List<Problem> warnings) {
  public HookDraft {
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(hook, "hook");
    warnings = List.copyOf(warnings);
  }

  /**
   * Returns what the file would be.
   *
   * @throws JobException if the file cannot be read, has errors or the hook, or does not allow it
   */
  public String text() throws JobException {
    return new String(edited().bytes(), StandardCharsets.UTF_8);
  }

  /**
   * Adds the hook to the file as it is now, which may have changed during the survey.
   *
   * @throws JobException as {@link #text}, or if the file cannot be written
   */
  public void write() throws JobException {
    edited().write();
  }

  private JobText edited() throws JobException {
    return JobText.read(file).add(hook);
  }
}
