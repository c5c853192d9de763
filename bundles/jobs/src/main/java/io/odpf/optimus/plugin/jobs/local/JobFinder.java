// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.local;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.folder.JobFile;
import io.odpf.optimus.plugin.jobs.folder.JobFolder;
import io.odpf.optimus.plugin.jobs.folder.LoadedJobs;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.project.Namespace;
import io.odpf.optimus.plugin.text.DidYouMean;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds a job of a project by its name. Errors in other jobs do not matter. */
public final class JobFinder {
  private JobFinder() {}

  /**
   * Returns the job with a name.
   *
   * @param namespaces the namespaces to search
   * @throws JobException with the job's errors, if it has any; or if there is no such job
   */
  public static LocalJob find(List<Namespace> namespaces, String name) throws JobException {
    List<String> names = new ArrayList<>();
    List<Problem> errors = new ArrayList<>();
    Optional<LocalJob> found = Optional.empty();
    for (Namespace namespace : namespaces) {
      if (namespace.jobs().isPresent()) {
        Path root = namespace.jobs().get();
        LoadedJobs loaded = new JobFolder(root).load(Optional.empty());
        errors.addAll(loaded.errors());
        for (JobFile job : loaded.jobs()) {
          names.add(job.spec().name());
          if (job.spec().name().equals(name)) {
            found.ifPresent(other -> errors.add(duplicate(other, namespace)));
            found = Optional.of(new LocalJob(namespace, root, job));
          }
        }
      }
    }
    BrokenJobs broken = BrokenJobs.of(errors);
    if (!broken.problems(name).isEmpty()) {
      throw new JobException(broken.problems(name), null);
    }
    if (found.isEmpty()) {
      names.addAll(broken.names());
      throw new JobException(List.of(unknown(name, names, !errors.isEmpty())), null);
    }
    return found.get();
  }

  private static Problem duplicate(LocalJob job, Namespace other) {
    return Problem.at(
        job.origins().of("name"),
        JobProblem.DUPLICATE_NAME,
        "namespace "
            + TerminalText.quote(other.name())
            + " has a job "
            + TerminalText.quote(job.name())
            + " too",
        "rename one of the two jobs, or select a namespace with --namespace");
  }

  private static Problem unknown(String name, List<String> names, boolean errors) {
    String question = DidYouMean.question(name, names);
    String hint = "optimus job list shows the jobs";
    if (errors) {
      hint = "some files have errors, which optimus job validate shows";
    }
    return Problem.of(
        JobProblem.UNKNOWN_JOB,
        "the project has no job " + TerminalText.quote(name),
        question.isEmpty() ? hint : question);
  }
}
