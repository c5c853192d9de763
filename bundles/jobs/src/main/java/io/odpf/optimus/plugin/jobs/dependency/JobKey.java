// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.dependency;

import java.util.Comparator;
import java.util.Objects;

/** The unique name of a job on a server. */
public record JobKey(String project, String job) implements Comparable<JobKey> {
  private static final Comparator<JobKey> ORDER =
      Comparator.comparing(JobKey::project).thenComparing(JobKey::job);

  public JobKey {
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(job, "job");
  }

  @Override
  public int compareTo(JobKey other) {
    return ORDER.compare(this, other);
  }

  /** Returns {@code project/job}. */
  @Override
  public String toString() {
    return project + "/" + job;
  }
}
