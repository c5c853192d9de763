// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.authoring;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.folder.JobFile;
import io.odpf.optimus.plugin.jobs.folder.NewJob;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.problem.SurveyProblem;
import io.odpf.optimus.plugin.jobs.spec.SpecFile;
import io.odpf.optimus.plugin.jobs.spec.SpecReader;
import io.odpf.optimus.plugin.jobs.spec.SpecRole;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks what a plugin makes of the answers, before anything is written: a job's file that says
 * what it should when it is read again, and settings that a container gets.
 */
final class ResultCheck {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private ResultCheck() {}

  /**
   * Checks a job.
   *
   * @param plugin the task
   * @param before earlier warnings
   * @return all warnings
   * @throws JobException if the job could not be read again
   */
  static List<Problem> of(String plugin, NewJob job, List<Problem> before) throws JobException {
    SpecFile read =
        SpecReader.read(JobFile.NAME, job.text().getBytes(StandardCharsets.UTF_8), SpecRole.JOB);
    List<Problem> errors = new ArrayList<>();
    for (Problem error : read.errors()) {
      errors.add(result(plugin, "the job would have an error: " + error.message()));
    }
    if (errors.isEmpty() && !read.spec().equals(Optional.of(job.spec()))) {
      errors.add(result(plugin, "the job would be read as something else than was answered"));
    }
    if (!errors.isEmpty()) {
      throw new JobException(errors, null);
    }
    List<Problem> warnings = new ArrayList<>(before);
    warnings.addAll(variables(plugin, job.spec().task().config().keySet()));
    return warnings;
  }

  private static Problem result(String plugin, String what) {
    return Problem.ofPlugin(
        plugin,
        SurveyProblem.RESULT,
        "with its configuration, " + what,
        "report it to the plugin's author");
  }

  /** Returns a warning for each setting whose name is none of a shell's variables. */
  static List<Problem> variables(String plugin, Set<String> names) {
    return names.stream()
        .filter(name -> !VARIABLE.matcher(name).matches())
        .map(
            name ->
                Problem.ofPlugin(
                    plugin,
                    JobProblem.VARIABLE,
                    "its setting "
                        + TerminalText.quote(name)
                        + " is not the name of a variable, so that no container gets it",
                    "only letters, digits and '_' can be in such a name"))
        .toList();
  }
}
