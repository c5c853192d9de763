// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.job;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.jobs.compile.Unit;
import io.odpf.optimus.plugin.jobs.local.LocalJob;
import io.odpf.optimus.plugin.jobs.model.Hook;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The options that say which run of a job is meant, and which part of the job. */
final class RunOptions {
  static final String SCHEDULED_AT = "scheduled-at";
  static final String TYPE = "type";
  static final String NAME = "name";
  private static final String TASK = "task";
  private static final String HOOK = "hook";
  private static final int LAST_YEAR = 9_999;

  private RunOptions() {}

  static OptionSpec scheduledAt(String doc) {
    return OptionSpec.valued(SCHEDULED_AT, "", Value.of(Value.Kind.TEXT, "TIME"), doc);
  }

  static OptionSpec type() {
    return OptionSpec.valued(
        TYPE, "", Value.choice(TASK, HOOK), "the part of the job; default: task");
  }

  static OptionSpec name() {
    return OptionSpec.valued(
        NAME, "", PluginOptions.plugin(), "the name of the hook; default: that of the task");
  }

  /** Returns the time of {@code --scheduled-at}; empty if it is absent. */
  static Optional<Instant> time(Invocation call) throws UsageException {
    Optional<String> given = call.arguments().value(SCHEDULED_AT);
    return given.isEmpty() ? Optional.empty() : Optional.of(parse(given.get()));
  }

  /**
   * Parses a time of RFC 3339.
   *
   * @throws UsageException if it is none, or not between the years 1 and 9999
   */
  static Instant parse(String text) throws UsageException {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      if (time.getYear() >= 1 && time.getYear() <= LAST_YEAR) {
        return time.toInstant();
      }
    } catch (DateTimeException e) {
      throw invalid(text);
    }
    throw invalid(text);
  }

  private static UsageException invalid(String text) {
    return new UsageException(
        CommandProblem.BAD_VALUE,
        "invalid time format, please use 2006-01-02T15:04:05Z07:00: " + TerminalText.quote(text),
        "write the time with its zone, such as 2021-05-26T02:00:00Z");
  }

  /**
   * Returns the part of a job that {@code --type} and {@code --name} mean.
   *
   * @throws UsageException if a hook is meant, but not named
   * @throws JobException if the job does not have the hook
   */
  static Unit unit(Invocation call, LocalJob job) throws UsageException, JobException {
    return unit(
        job.file().spec(),
        call.arguments().value(TYPE).orElse(TASK),
        call.arguments().value(NAME).orElse(""));
  }

  /**
   * Returns the part of a job that is meant.
   *
   * @param type {@code task} or {@code hook}; empty for the task
   * @param name the name of the hook; empty if none is given
   * @throws UsageException if a hook is meant, but not named
   * @throws JobException if the job does not have the hook
   */
  static Unit unit(JobSpec job, String type, String name) throws UsageException, JobException {
    if (!type.equals(HOOK)) {
      return Unit.task(name.isEmpty() ? job.task().name() : name);
    }
    List<String> hooks = job.hooks().stream().map(Hook::name).toList();
    String known =
        hooks.isEmpty()
            ? "the job has no hooks"
            : "its hooks: " + TerminalText.line(String.join(", ", hooks));
    if (name.isEmpty()) {
      throw new UsageException(
          CommandProblem.MISSING_OPTION, "--type hook requires --name, the hook's name", known);
    }
    if (!hooks.contains(name)) {
      throw new JobException(
          List.of(
              Problem.of(
                  JobProblem.UNKNOWN_HOOK,
                  "job "
                      + TerminalText.excerpt(job.name())
                      + " has no hook "
                      + TerminalText.quote(name),
                  known)),
          null);
    }
    return Unit.hook(name);
  }
}
