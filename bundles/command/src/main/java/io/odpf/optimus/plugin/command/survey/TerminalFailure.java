// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.survey;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.SurveyProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.util.List;

/** The failure of a terminal at which questions are asked. */
final class TerminalFailure {
  private TerminalFailure() {}

  static JobException of(IOException cause) {
    return new JobException(
        List.of(
            Problem.of(
                SurveyProblem.NO_TERMINAL,
                "the terminal cannot be used to ask questions: "
                    + TerminalText.passage(String.valueOf(cause.getMessage())),
                "give the answers with --set NAME=VALUE, or in a file with --answers")),
        cause);
  }
}
