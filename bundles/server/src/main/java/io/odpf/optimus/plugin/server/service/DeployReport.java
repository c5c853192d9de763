// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.service;

import java.util.List;

/**
 * The result of a deployment.
 *
 * @param jobs the findings about each job, in the order of the request
 * @param deleted the names of the jobs that the namespace no longer has, sorted; empty unless the
 *     deployment was done
 */
public record DeployReport(List<JobFindings> jobs, List<String> deleted) {
  public DeployReport {
    jobs = List.copyOf(jobs);
    deleted = List.copyOf(deleted);
  }

  /** Returns whether the deployment was done, which is so unless a job has an error. */
  public boolean isDone() {
    return jobs.stream().allMatch(JobFindings::isAccepted);
  }
}
