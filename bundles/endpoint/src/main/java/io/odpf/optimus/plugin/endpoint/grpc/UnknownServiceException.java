// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.grpc;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
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
    return List.of(Problem.of(EndpointProblem.UNKNOWN_METHOD, String.valueOf(getMessage()), ""));
  }
}
