// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.local;

import io.odpf.optimus.plugin.api.problem.Problem;
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
import java.util.function.Function;

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
    Optional<LocalJob> found =
        find(search(namespaces, folder -> folder.loadMentioning(name)), name);
    if (found.isPresent()) {
      return found.get();
    }
    Jobs all = search(namespaces, folder -> folder.load(Optional.empty()));
    found = find(all, name);
    if (found.isPresent()) {
      return found.get();
    }
    List<String> names = new ArrayList<>(BrokenJobs.of(all.errors()).names());
    all.jobs().forEach(job -> names.add(job.name()));
    throw new JobException(List.of(unknown(name, names, !all.errors().isEmpty())), null);
  }

  /** Jobs of several namespaces, and what is wrong with others. */
  private record Jobs(List<LocalJob> jobs, List<Problem> errors) {}

  private static Jobs search(List<Namespace> namespaces, Function<JobFolder, LoadedJobs> load) {
    List<LocalJob> jobs = new ArrayList<>();
    List<Problem> errors = new ArrayList<>();
    for (Namespace namespace : namespaces) {
      if (namespace.jobs().isPresent()) {
        Path root = namespace.jobs().get();
        LoadedJobs loaded = load.apply(new JobFolder(root));
        errors.addAll(loaded.errors());
        loaded.jobs().forEach(job -> jobs.add(new LocalJob(namespace, root, job)));
      }
    }
    return new Jobs(jobs, errors);
  }

  private static Optional<LocalJob> find(Jobs jobs, String name) throws JobException {
    List<LocalJob> found = jobs.jobs().stream().filter(job -> job.name().equals(name)).toList();
    List<Problem> errors = new ArrayList<>(BrokenJobs.of(jobs.errors()).problems(name));
    if (found.size() > 1) {
      errors.add(duplicate(found.get(0), found.get(1).namespace()));
    }
    if (!errors.isEmpty()) {
      throw new JobException(errors, null);
    }
    return found.stream().findFirst();
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
