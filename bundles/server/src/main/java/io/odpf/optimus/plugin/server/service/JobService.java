// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.service;

import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.server.problem.ServerException;
import java.util.List;

/**
 * The jobs of namespaces. Names of jobs are unique in a project. The assets of a job are in {@link
 * JobSpec#assets}. Thread-safe.
 */
public interface JobService {

  /**
   * Replaces all jobs of a namespace in one transaction. If a job has an error, changes nothing.
   *
   * @return the findings about each job
   * @throws ServerException if the namespace does not exist, or the database fails
   */
  DeployReport deploy(NamespaceKey namespace, List<JobSpec> jobs)
      throws ServerException, InterruptedException;

  /**
   * Creates a job, or replaces the one with its name in the namespace.
   *
   * @return the warnings about the job
   * @throws ServerException if the namespace does not exist, or the job has errors
   */
  JobFindings create(NamespaceKey namespace, JobSpec job)
      throws ServerException, InterruptedException;

  /**
   * Returns a job.
   *
   * @throws ServerException if the namespace or the job does not exist
   */
  JobSpec job(NamespaceKey namespace, String name) throws ServerException;

  /**
   * Deletes a job and its runs.
   *
   * @throws ServerException if the namespace or the job does not exist
   */
  void delete(NamespaceKey namespace, String name) throws ServerException;

  /**
   * Returns the jobs of a namespace, sorted by name.
   *
   * @throws ServerException if the namespace does not exist
   */
  List<JobSpec> jobs(NamespaceKey namespace) throws ServerException;

  /**
   * Checks jobs with their templates, plugins and dependencies as {@link #deploy} does; stores
   * nothing.
   *
   * @return the findings about each job, in the order of the request
   * @throws ServerException if the namespace does not exist
   */
  List<JobFindings> check(NamespaceKey namespace, List<JobSpec> jobs)
      throws ServerException, InterruptedException;

  /**
   * Returns the task of a job, as its plugin describes it.
   *
   * @throws ServerException if the job does not exist, or the plugin is missing or fails
   */
  TaskInfo task(NamespaceKey namespace, String name) throws ServerException, InterruptedException;
}
