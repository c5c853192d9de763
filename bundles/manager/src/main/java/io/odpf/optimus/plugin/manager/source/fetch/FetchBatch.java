// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A set of jobs that succeed or fail together.
 *
 * @param jobs the jobs, at most one for each plugin and platform
 * @param directory the directory for the binaries
 * @param attempt the number of the attempt, from 1, which distinguishes its files from earlier ones
 */
public record FetchBatch(List<FetchJob> jobs, Path directory, int attempt) {
  public FetchBatch {
    jobs = List.copyOf(jobs);
  }

  /** Returns the names of the plugins, one for each job. */
  public List<String> plugins() {
    List<String> names = new ArrayList<>();
    for (FetchJob job : jobs) {
      names.add(job.id().name());
    }
    return names;
  }

  /** Returns the names of the plugins in order, each once. */
  public List<String> distinctPlugins() {
    Set<String> names = new TreeSet<>(plugins());
    return List.copyOf(names);
  }

  /**
   * Returns the file for a job's binary.
   *
   * @param number the number of files that the job has received before
   */
  Path file(FetchJob job, int number) {
    String name = job.id().fileName() + "-" + number;
    return directory.resolve(attempt == 1 ? name : attempt + "-" + name);
  }
}
