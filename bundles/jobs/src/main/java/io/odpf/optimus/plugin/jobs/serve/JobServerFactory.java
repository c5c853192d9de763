// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.serve;

import io.odpf.optimus.plugin.api.problem.ProblemException;

/** Starts servers of jobs. */
@FunctionalInterface
public interface JobServerFactory {

  /**
   * Starts a server, which answers when this method returns. If that fails, nothing remains: no
   * thread, no port and no lock.
   *
   * @throws ProblemException if the settings are unsafe or unusable, the port is in use, or the
   *     store cannot be opened
   */
  RunningJobServer start(JobServerRequest request) throws ProblemException, InterruptedException;
}
