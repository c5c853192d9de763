// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.folder;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The jobs and findings of a folder.
 *
 * @param jobs the jobs without errors, in the order of their paths
 * @param errors the errors, in the order of files and lines; beyond {@value #MOST_PROBLEMS}, only
 *     their number
 * @param warnings the warnings, likewise
 */
public record LoadedJobs(List<JobFile> jobs, List<Problem> errors, List<Problem> warnings) {

  /** The maximum number of errors, and of warnings, that are kept. */
  public static final int MOST_PROBLEMS = 1_000;

  /** After the names of all files. */
  private static final String LAST = "\uffff";

  public LoadedJobs {
    jobs = List.copyOf(jobs);
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  /** Creates a result from findings in any order. */
  public static LoadedJobs of(List<JobFile> jobs, List<Problem> errors, List<Problem> warnings) {
    return new LoadedJobs(jobs, inOrder(errors), inOrder(warnings));
  }

  private static List<Problem> inOrder(List<Problem> problems) {
    List<Problem> sorted = new ArrayList<>(problems);
    sorted.sort(
        Comparator.comparing(LoadedJobs::file)
            .thenComparingInt(problem -> problem.position().map(Position::line).orElse(0))
            .thenComparingInt(problem -> problem.position().map(Position::column).orElse(0)));
    int rest = sorted.size() - MOST_PROBLEMS;
    if (rest <= 0) {
      return sorted;
    }
    List<Problem> first = new ArrayList<>(sorted.subList(0, MOST_PROBLEMS));
    first.add(
        Problem.of(
            ConfigProblem.MORE_FINDINGS,
            "there are " + rest + " more findings",
            "correct the first " + MOST_PROBLEMS + ", then run the command again"));
    return first;
  }

  /** Returns the file of a problem; one without a file comes after the others. */
  private static String file(Problem problem) {
    return problem.position().map(Position::file).orElse(LAST);
  }
}
