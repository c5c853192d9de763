// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Jobs that are done together: all, or none.
 *
 * @param jobs no two of one plugin on one platform
 * @param directory where the binaries go
 * @param attempt the number of the attempt, from 1, which keeps its files apart from earlier ones
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
   * @param number how many files the job was given before this one
   */
  Path file(FetchJob job, int number) {
    String name = job.id().fileName() + "-" + number;
    return directory.resolve(attempt == 1 ? name : attempt + "-" + name);
  }
}
