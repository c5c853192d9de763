// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.conversion;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.proto.management.Problems;
import java.util.List;

/** Converts problems to messages. */
public final class ProblemMessages {
  private ProblemMessages() {}

  /** Returns the message with the problems of a failed call, as {@link #problems} selects them. */
  public static Problems of(Throwable failure) {
    return of(problems(failure));
  }

  /**
   * Returns the problems to report to a caller. An exception other than a {@link ProblemException}
   * or an interrupt is reported without its message, which may hold internals of the runtime.
   */
  public static List<Problem> problems(Throwable failure) {
    if (failure instanceof ProblemException known) {
      return known.problems();
    }
    if (failure instanceof InterruptedException) {
      return List.of(
          Problem.of(EndpointProblem.CANCELLED, "the call was ended before it was complete", ""));
    }
    return List.of(
        Problem.of(
            EndpointProblem.DEFECT,
            "the call failed unexpectedly",
            "the runtime's log has the details"));
  }

  private static Problems of(List<Problem> problems) {
    Problems.Builder all = Problems.newBuilder();
    problems.forEach(problem -> all.addProblems(of(problem)));
    return all.build();
  }

  static io.odpf.optimus.plugin.proto.management.Problem of(Problem problem) {
    return io.odpf.optimus.plugin.proto.management.Problem.newBuilder()
        .setCode(problem.code().word())
        .setMessage(problem.message())
        .setHint(problem.hint())
        .setPlugin(problem.plugin().orElse(""))
        .setPosition(problem.position().map(Object::toString).orElse(""))
        .build();
  }
}
