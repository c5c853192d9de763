// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.exchange;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.management.problem.ManagementException;
import io.odpf.optimus.plugin.management.problem.ManagementProblem;
import org.jspecify.annotations.Nullable;

/** Tells why calls failed. */
public final class CallFailures {
  private CallFailures() {}

  /**
   * Returns a failure in the terms of the management API. One that nobody expected is logged.
   *
   * @param reason why the call was ended; null if it was not
   */
  public static ProblemException translated(
      Exception failure, RunningCall.@Nullable Reason reason) {
    if (reason != null) {
      return switch (reason) {
        case CALLER ->
            new ManagementException(
                ManagementProblem.CANCELLED, "the caller ended the call", "", failure);
        case TIME ->
            new ManagementException(
                ManagementProblem.TOO_SLOW,
                "the call did not end in the time allowed",
                "allow more time",
                failure);
        case STOPPING ->
            new ManagementException(
                ManagementProblem.CANCELLED,
                "the server is stopping",
                "repeat the call when it runs again",
                failure);
      };
    }
    if (failure instanceof ProblemException told) {
      return told;
    }
    System.getLogger(CallFailures.class.getName())
        .log(System.Logger.Level.ERROR, "a call of the management API failed", failure);
    return new ManagementException(
        ManagementProblem.DEFECT,
        "the call failed unexpectedly",
        "the runtime's log has the details",
        failure);
  }
}
