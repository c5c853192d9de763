// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.spec;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.model.WindowParts;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.window.InvalidWindowException;
import io.odpf.optimus.plugin.jobs.window.WindowDefinition;
import io.odpf.optimus.plugin.jobs.window.Windows;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a job with its inherited defaults: that it is complete, and that the window's parts fit
 * the version. Not thread-safe.
 */
public final class JobCheck {
  private static final Windows WINDOWS = new Windows(Map.of());

  private final JobSpec job;
  private final Origins origins;
  private final Set<Position> known = new HashSet<>();
  private final List<Problem> errors = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();

  private JobCheck(JobSpec job, Origins origins, List<Problem> known) {
    this.job = job;
    this.origins = origins;
    for (Problem problem : known) {
      problem.position().ifPresent(this.known::add);
    }
  }

  /**
   * The findings.
   *
   * @param errors the errors
   * @param warnings the warnings
   */
  public record Result(List<Problem> errors, List<Problem> warnings) {
    public Result {
      errors = List.copyOf(errors);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Checks a job.
   *
   * @param known the errors that were found in the file itself; no further error is reported at
   *     their positions
   */
  public static Result check(JobSpec job, Origins origins, List<Problem> known) {
    JobCheck check = new JobCheck(job, origins, known);
    check.presence();
    check.window();
    return new Result(check.errors, check.warnings);
  }

  private void presence() {
    if (job.version() == 0) {
      error(JobProblem.VERSION, "the job has no 'version'", "add 'version: 1'", "version");
    }
    require(job.name(), "add 'name:', which is unique in the project", "name");
    require(job.identity().owner(), "add 'owner:', an address or a user's name", "owner");
    require(
        job.schedule().startDate(), "add 'start_date: \"2021-05-25\"'", "schedule", "start_date");
    require(job.task().name(), "add 'name:', the name of a plugin for tasks", "task", "name");
  }

  private void require(String value, String hint, String... path) {
    if (value.isEmpty()) {
      error(
          ConfigProblem.MISSING_KEY, "the job has no '" + String.join(".", path) + "'", hint, path);
    }
  }

  private void window() {
    WindowParts parts = job.task().window();
    if (job.version() == 3) {
      refusePart(parts.offset(), "offset", "belongs to versions 1 and 2", "write shift_by");
      if (!parts.preset().isEmpty()) {
        refusePart(parts.size(), "size", "does not go with a preset", "remove one of them");
        return;
      }
    } else {
      String word = "belongs to version 3";
      refusePart(parts.shiftBy(), "shift_by", word, "write offset, or 'version: 3'");
      refusePart(parts.location(), "location", word, "windows of other versions are in UTC");
      refusePart(parts.preset(), "preset", word, "write size, offset and truncate_to");
      truncation(parts.truncateTo());
    }
    if (job.version() >= 1 && job.version() <= 3) {
      compute(parts.definition(job.version()));
    }
  }

  private void truncation(String unit) {
    switch (unit) {
      case "h", "d", "w", "M" -> {}
      case "" ->
          error(
              JobProblem.WINDOW,
              "the job has no 'task.window.truncate_to'",
              "add 'truncate_to: d'; h, d, w and M are units",
              "task",
              "window",
              "truncate_to");
      case "m" -> {
        if (job.version() == 1) {
          warnings.add(
              Problem.at(
                  origins.of("task", "window", "truncate_to"),
                  JobProblem.NO_EFFECT,
                  "task.window.truncate_to is m, which truncates nothing",
                  "write M for months"));
        }
      }
      default -> {
        if (job.version() == 1) {
          error(
              JobProblem.WINDOW,
              "task.window.truncate_to is not a unit: " + TerminalText.quote(unit),
              "write h, d, w or M",
              "task",
              "window",
              "truncate_to");
        }
      }
    }
  }

  private void compute(WindowDefinition definition) {
    try {
      WINDOWS.window(definition);
    } catch (InvalidWindowException e) {
      for (InvalidWindowException.Fault fault : e.faults()) {
        error(
            JobProblem.WINDOW,
            "task.window." + fault.part() + ": " + TerminalText.passage(fault.message()),
            fault.hint(),
            "task",
            "window",
            fault.part());
      }
    }
  }

  private void refusePart(String value, String key, String what, String hint) {
    if (!value.isEmpty()) {
      error(JobProblem.WINDOW, "task.window." + key + " " + what, hint, "task", "window", key);
    }
  }

  private void error(ProblemCode code, String message, String hint, String... path) {
    Optional<Position> written = origins.find(path);
    if (written.isEmpty() || !known.contains(written.get())) {
      errors.add(Problem.at(written.orElseGet(() -> origins.of(path)), code, message, hint));
    }
  }
}
