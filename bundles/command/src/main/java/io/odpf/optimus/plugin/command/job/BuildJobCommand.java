// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.job;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.project.ProjectCommand;
import io.odpf.optimus.plugin.command.project.ProjectOptions;
import io.odpf.optimus.plugin.command.remote.ServerOptions;
import io.odpf.optimus.plugin.jobs.instance.InstanceDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
        List.of("admin build instance", "job run-input"),
        Operand.optional(ProjectOptions.job(), "the job's name; default: $JOB_NAME"),
        "admin build-instance");
  }

  @Override
  public String description() {
    String text =
        "Writes DIR/in with the assets, .env with the variables, and .secret with those that"
            + " secrets went into. A shell reads both: set -o allexport; . DIR/in/.env. The"
            + " directory appears whole or not at all, replaces an earlier one, and is readable by"
            + " its owner only. A server compiles the run, which it registers at the first request;"
            + " with --local everything comes from the project's directory.";
    return container
        ? text
            + "\n"
            + "Options that are not given come from a container's variables: SCHEDULED_AT, JOB_DIR,"
            + " INSTANCE_TYPE, INSTANCE_NAME, PROJECT and OPTIMUS_HOSTNAME or OPTIMUS_HOST."
        : text;
  }

  @Override
  public List<OptionSpec> options() {
    List<OptionSpec> own = new ArrayList<>();
    own.addAll(
        List.of(
            RunOptions.scheduledAt("the time of the run, such as 2021-05-26T02:00:00Z"),
            OutputDirectory.option("the directory in which 'in' is written"),
            RunOptions.type(),
            RunOptions.name(),
            ProjectOptions.namespace("the job's namespace"),
            PluginOptions.strict("count notes as errors, and write nothing"),
            OptionSpec.flag(LOCAL, "", "compile from the project's directory, without a server")));
    own.addAll(ServerOptions.all());
    return ProjectOptions.withPlugins(own.toArray(OptionSpec[]::new));
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    RunArguments arguments = new RunArguments(call, container);
    Instant scheduledAt = arguments.scheduledAt();
    Path directory = arguments.directory();
    String job = arguments.job();
    BuiltRun run =
        call.arguments().has(LOCAL)
            ? BuiltRun.local(arguments, job, scheduledAt)
            : ServedRun.of(arguments, job, scheduledAt);
    List<Path> files = InstanceDirectory.write(directory, run.context()).files();
    new WrittenFiles(document, job, run.unit(), scheduledAt, files, run.notes())
        .print(call, run.paths());
    return ExitCode.OK;
  }
}
