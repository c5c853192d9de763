// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.exchange;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import org.jspecify.annotations.Nullable;

/** Translates the failures of calls to problems. */
public final class CallFailures {
  private CallFailures() {}

  /**
   * Translates a failure to an exception with problems for the caller. Logs it if it is neither a
   * problem nor the result of ending the call.
   *
   * @param failure the exception that the call threw
   * @param reason the reason for ending the call early; null if it was not ended
   */
  public static ProblemException translated(
      Exception failure, RunningCall.@Nullable Reason reason) {
    if (reason != null) {
      return switch (reason) {
        case CALLER ->
            new EndpointException(
                EndpointProblem.CANCELLED, "the caller ended the call", "", failure);
        case TIME ->
            new EndpointException(
                EndpointProblem.TOO_SLOW,
                "the call did not end in the time allowed",
                "allow more time",
                failure);
        case STOPPING ->
            new EndpointException(
                EndpointProblem.CANCELLED,
                "the server is stopping",
                "repeat the call when it runs again",
                failure);
      };
    }
    if (failure instanceof ProblemException known) {
      return known;
    }
    if (failure instanceof InterruptedException) {
      // The server stops its threads without a reason for each call.
      return new EndpointException(
          EndpointProblem.CANCELLED,
          "the call was ended before it was complete",
          "repeat the call",
          failure);
    }
    System.getLogger(CallFailures.class.getName())
        .log(System.Logger.Level.ERROR, "a call failed", failure);
    return new EndpointException(
        EndpointProblem.DEFECT,
        "the call failed unexpectedly",
        "the runtime's log has the details",
        failure);
  }
}
