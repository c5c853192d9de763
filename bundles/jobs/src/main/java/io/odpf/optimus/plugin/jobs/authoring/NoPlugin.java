// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.authoring;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.SurveyProblem;
import java.util.ArrayList;
import java.util.List;

/** The failure of a survey for which there is no plugin. */
final class NoPlugin {
  private NoPlugin() {}

  /** Returns the failure, with the reasons why plugins did not start. */
  static JobException failure(String message, PluginSource plugins)
      throws ProblemException, InterruptedException {
    List<Problem> problems = new ArrayList<>();
    problems.add(
        Problem.of(SurveyProblem.NO_PLUGIN, message, "install one with optimus plugin install"));
    problems.addAll(plugins.failures());
    return new JobException(problems, null);
  }
}
