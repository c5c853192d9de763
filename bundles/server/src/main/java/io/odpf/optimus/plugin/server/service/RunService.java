// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.service;

import io.odpf.optimus.plugin.server.problem.ServerException;

/** The runs of jobs. Thread-safe. */
public interface RunService {

  /**
   * Registers a run of a job unless it is registered, and compiles the input of one of its
   * containers. All requests for a job and a time share one run.
   *
   * @throws ServerException if the job does not exist, the time is not allowed, or a template or a
   *     plugin fails
   */
  RegisteredRun register(RunRequest request) throws ServerException, InterruptedException;
}
