// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.local;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.dependency.JobResources;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was found about one job with the help of its plugin. Not thread-safe. */
final class JobFindings {
  private final LocalJob job;
  private final List<Problem> errors = new ArrayList<>();
  private final Set<Problem> warnings = new LinkedHashSet<>();

  JobFindings(LocalJob job) {
    this.job = job;
  }

  /**
   * The findings about a job.
   *
   * @param resources what the job writes and reads; nothing if that is not known
   */
  record Result(
      LocalJob job, JobResources resources, List<Problem> errors, List<Problem> warnings) {
    Result {
      errors = List.copyOf(errors);
      warnings = List.copyOf(warnings);
    }
  }

  /** Adds errors; those without a position get that of the task's name. */
  void errors(List<Problem> problems) {
    errors.addAll(located(problems, "task", "name"));
  }

  /** Adds warnings, each once. */
  void warnings(List<Problem> problems) {
    warnings.addAll(located(problems, "task", "name"));
  }

  /** Returns problems with positions; those without one get that of a value in the job's file. */
  List<Problem> located(List<Problem> problems, String... path) {
    if (problems.stream().allMatch(problem -> problem.position().isPresent())) {
      return problems;
    }
    return located(problems, job.origins().of(path));
  }

  /** Returns problems with positions; those without one get the given one. */
  List<Problem> located(List<Problem> problems, Position position) {
    String subject = "job " + TerminalText.excerpt(job.name()) + ": ";
    List<Problem> located = new ArrayList<>();
    for (Problem problem : problems) {
      located.add(
          problem.position().isPresent()
              ? problem
              : new Problem(
                  problem.code(),
                  problem.message().startsWith(subject)
                      ? problem.message()
                      : subject + problem.message(),
                  Optional.of(position),
                  problem.plugin(),
                  problem.hint()));
    }
    return located;
  }

  Result result(JobResources resources) {
    return new Result(job, resources, errors, List.copyOf(warnings));
  }
}
