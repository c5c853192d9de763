// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.grpc;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.management.problem.ManagementProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.List;

/** Thrown when a health check names an unknown service. */
final class UnknownServiceException extends ProblemException {
  private static final long serialVersionUID = 1L;

  UnknownServiceException(String service) {
    super("there is no service " + TerminalText.quote(service), null);
  }

  @Override
  public List<Problem> problems() {
    return List.of(Problem.of(ManagementProblem.UNKNOWN_METHOD, String.valueOf(getMessage()), ""));
  }
}
