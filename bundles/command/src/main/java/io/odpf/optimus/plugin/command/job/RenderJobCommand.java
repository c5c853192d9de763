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
import io.odpf.optimus.plugin.jobs.folder.AssetName;
import io.odpf.optimus.plugin.jobs.local.InstanceBuilder;
import io.odpf.optimus.plugin.jobs.local.JobFinder;
import io.odpf.optimus.plugin.jobs.local.LocalJob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** {@code job render}. */
public final class RenderJobCommand extends ProjectCommand {
  private static final String SHOW_SECRETS = "show-secrets";

  /** Creates the command. */
  public RenderJobCommand() {
    super(
        "render",
        "write what a run of a job would get, to look at it",
        List.of("render template", "render job"),
        List.of(Operand.one(ProjectOptions.job(), "the job's name")));
  }

  @Override
  public String description() {
    return "Renders assets and settings for one run, and writes them to ./render/JOB: the assets,"
        + " .env with the variables, and .secret with those that secrets went into. Secrets are"
        + " shown as ****. Other files in the directory are left alone. Asks the plugin of the job,"
        + " without effect, and no server.";
  }

  @Override
  public List<OptionSpec> options() {
    return ProjectOptions.withPlugins(
        RunOptions.scheduledAt("the time of the run, such as 2021-05-26T02:00:00Z; default: now"),
        RunOptions.type(),
        RunOptions.name(),
        ProjectOptions.namespace("the job's namespace"),
        OutputDirectory.option("the directory to write to; default: ./render/JOB"),
        OptionSpec.flag(SHOW_SECRETS, "", "write the values of secrets"),
        PluginOptions.strict("count notes as errors, and write nothing"));
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    String name = call.arguments().operands().get(0);
    Instant scheduledAt =
        RunOptions.time(call).orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.SECONDS));
    OpenProject project = OpenProject.of(call);
    LocalJob job = JobFinder.find(project.namespaces(call), name);
    Path directory = directory(call, name);
    Unit unit = RunOptions.unit(call, job);
    CompiledRun run =
        CompiledRun.of(
            call,
            project,
            job,
            unit,
            scheduledAt,
            call.arguments().has(SHOW_SECRETS)
                ? InstanceBuilder.Secrets.REVEALED
                : InstanceBuilder.Secrets.MASKED,
            true);
    List<Path> files = run.files().write(directory);
    new WrittenFiles("job render", name, unit, scheduledAt, files, run.notes())
        .print(call, project.paths());
    return ExitCode.OK;
  }

  private static Path directory(Invocation call, String job) throws UsageException {
    Optional<Path> given = OutputDirectory.of(call);
    if (given.isPresent()) {
      return given.get();
    }
    String fault = AssetName.fault(job);
    if (!fault.isEmpty()) {
      throw new UsageException(
          CommandProblem.MISSING_OPTION,
          "the job's name " + fault + ", so no directory can have it",
          "name a directory with --" + OutputDirectory.OPTION);
    }
    return call.workingDirectory().resolve("render").resolve(job);
  }
}
