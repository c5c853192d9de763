// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.core;

import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import io.odpf.optimus.plugin.text.TerminalText;

/** The failure of a request for a job that does not exist. */
final class MissingJob {
  private MissingJob() {}

  /** The message is that of the original server. */
  static ServerException of(String name) {
    return ServerException.of(
        ServerProblem.NO_JOB,
        "failed to retrieve job: resource not found: job "
            + TerminalText.excerpt(name)
            + " not found",
        "check the job's name, or deploy the job first");
  }
}
