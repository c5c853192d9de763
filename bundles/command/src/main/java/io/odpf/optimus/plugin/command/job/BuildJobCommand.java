// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.job;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.command.project.OpenProject;
import io.odpf.optimus.plugin.command.project.ProjectCommand;
import io.odpf.optimus.plugin.command.project.ProjectOptions;
import io.odpf.optimus.plugin.jobs.compile.Unit;
import io.odpf.optimus.plugin.jobs.instance.InstanceDirectory;
import io.odpf.optimus.plugin.jobs.local.InstanceBuilder;
import io.odpf.optimus.plugin.jobs.local.JobFinder;
import io.odpf.optimus.plugin.jobs.local.LocalJob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code job build} and, with the names that containers use, {@code admin build instance}. */
public final class BuildJobCommand extends ProjectCommand {
  private static final String LOCAL = "local";

  private final String document;
  private final boolean container;

  private BuildJobCommand(
      String name, String summary, List<String> aliases, Operand job, String document) {
    super(name, summary, aliases, List.of(job));
    this.document = document;
    this.container = !job.required();
  }

  /** Returns {@code job build}. */
  public static BuildJobCommand ofJob() {
    return new BuildJobCommand(
        "build",
        "write what the container of a run gets",
        List.of(),
        Operand.one(ProjectOptions.job(), "the job's name"),
        "job build");
  }

  /** Returns {@code admin build instance}, whose arguments default to a container's variables. */
  public static BuildJobCommand ofContainer() {
    return new BuildJobCommand(
        "build-instance",
        "write what the container of a run gets",
        List.of("admin build instance"),
        Operand.optional(ProjectOptions.job(), "the job's name; default: $JOB_NAME"),
        "admin build-instance");
  }

  @Override
  public String description() {
    String text =
        "Writes DIR/in with the assets, .env with the variables, and .secret with those that"
            + " secrets went into. A shell reads both: set -o allexport; . DIR/in/.env. The"
            + " directory appears whole or not at all, replaces an earlier one, and is readable by"
            + " its owner only. Everything comes from the project's directory; no server is asked.";
    return container
        ? text
            + "\n"
            + "Options that are not given come from a container's variables: SCHEDULED_AT, JOB_DIR,"
            + " INSTANCE_TYPE and INSTANCE_NAME."
        : text;
  }

  @Override
  public List<OptionSpec> options() {
    return ProjectOptions.withPlugins(
        RunOptions.scheduledAt("the time of the run, such as 2021-05-26T02:00:00Z"),
        OutputDirectory.option("the directory in which 'in' is written"),
        RunOptions.type(),
        RunOptions.name(),
        ProjectOptions.namespace("the job's namespace"),
        PluginOptions.strict("count notes as errors, and write nothing"),
        OptionSpec.flag(LOCAL, "", "compile from the project's directory, without a server"));
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    if (!call.arguments().has(LOCAL)) {
      throw new UsageException(
          CommandProblem.MISSING_OPTION,
          "without --" + LOCAL + " an instance comes from a server, which this version cannot ask",
          "give --" + LOCAL + " to compile it from the project's directory");
    }
    Instant scheduledAt = RunOptions.parse(required(call, RunOptions.SCHEDULED_AT, "SCHEDULED_AT"));
    Path directory =
        OutputDirectory.resolve(call, required(call, OutputDirectory.OPTION, "JOB_DIR"));
    String name = name(call);
    OpenProject project = OpenProject.of(call);
    LocalJob job = JobFinder.find(project.namespaces(call), name);
    Unit unit =
        RunOptions.unit(
            job.file().spec(),
            given(call, RunOptions.TYPE, "INSTANCE_TYPE").orElse(""),
            given(call, RunOptions.NAME, "INSTANCE_NAME").orElse(""));
    CompiledRun run =
        CompiledRun.of(
            call, project, job, unit, scheduledAt, InstanceBuilder.Secrets.REVEALED, false);
    List<Path> files = InstanceDirectory.write(directory, run.context()).files();
    new WrittenFiles(document, name, unit, scheduledAt, files, run.notes()).print(call, project);
    return ExitCode.OK;
  }

  private String name(Invocation call) throws UsageException {
    List<String> operands = call.arguments().operands();
    if (!operands.isEmpty()) {
      return operands.get(0);
    }
    return variable(call, "JOB_NAME")
        .orElseThrow(
            () ->
                new UsageException(
                    CommandProblem.MISSING_ARGUMENT, "JOB is missing", "give the job's name"));
  }

  private String required(Invocation call, String option, String variable) throws UsageException {
    Optional<String> value = given(call, option, variable);
    if (value.isEmpty()) {
      throw new UsageException(
          CommandProblem.MISSING_OPTION,
          "--" + option + " is missing",
          container ? "give it, or set " + variable : "");
    }
    return value.get();
  }

  private Optional<String> given(Invocation call, String option, String variable) {
    Optional<String> value = call.arguments().value(option);
    return value.isPresent() ? value : variable(call, variable);
  }

  private Optional<String> variable(Invocation call, String name) {
    String value = container ? call.environment().getOrDefault(name, "") : "";
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }
}
