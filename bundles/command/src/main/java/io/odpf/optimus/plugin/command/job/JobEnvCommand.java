// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.job;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.json.ProblemTree;
import io.odpf.optimus.plugin.command.json.TreeJson;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.command.project.OpenProject;
import io.odpf.optimus.plugin.command.project.ProjectCommand;
import io.odpf.optimus.plugin.command.project.ProjectOptions;
import io.odpf.optimus.plugin.command.render.ProblemText;
import io.odpf.optimus.plugin.jobs.compile.Unit;
import io.odpf.optimus.plugin.jobs.instance.DockerText;
import io.odpf.optimus.plugin.jobs.instance.EnvText;
import io.odpf.optimus.plugin.jobs.local.JobFinder;
import io.odpf.optimus.plugin.jobs.local.LocalJob;
import io.odpf.optimus.plugin.jobs.local.RunVariables;
import io.odpf.optimus.plugin.text.JsonText;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code job env}. */
public final class JobEnvCommand extends ProjectCommand {
  private static final String FORMAT = "format";

  /** Creates the command. */
  public JobEnvCommand() {
    super(
        "env",
        "print the variables that a scheduler gives the container of a run",
        List.of(),
        List.of(Operand.one(ProjectOptions.job(), "the job's name")));
  }

  @Override
  public String description() {
    return "With them, a container or a shell can be tried without a scheduler: docker run"
        + " --env-file takes the format docker, a shell the format dotenv.";
  }

  @Override
  public List<OptionSpec> options() {
    return ProjectOptions.with(
        RunOptions.scheduledAt("the time of the run, such as 2021-05-26T02:00:00Z"),
        RunOptions.type(),
        RunOptions.name(),
        ProjectOptions.namespace("the job's namespace"),
        OptionSpec.valued(
            FORMAT,
            "",
            Value.choice("dotenv", "json", "docker"),
            "how to write the variables; default: dotenv"));
  }

  @Override
  public int run(Invocation call) throws ProblemException, IOException {
    Instant scheduledAt =
        RunOptions.time(call)
            .orElseThrow(
                () ->
                    new UsageException(
                        CommandProblem.MISSING_OPTION,
                        "--" + RunOptions.SCHEDULED_AT + " is missing",
                        "give the time of the run, such as 2021-05-26T02:00:00Z"));
    OpenProject project = OpenProject.of(call);
    LocalJob job = JobFinder.find(project.namespaces(call), call.arguments().operands().get(0));
    Unit unit = RunOptions.unit(call, job);
    Map<String, String> variables = RunVariables.of(project.project(), job, unit, scheduledAt);
    if (call.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("job", job.name());
      document.put("variables", variables);
      document.put("notes", ProblemTree.of(project.warnings()));
      TreeJson.write("job env", document, call.console().out());
      return ExitCode.OK;
    }
    print(call, project, variables);
    return ExitCode.OK;
  }

  private static void print(Invocation call, OpenProject project, Map<String, String> variables)
      throws ProblemException, IOException {
    List<Problem> notes;
    PrintStream out = call.console().out();
    switch (call.arguments().value(FORMAT).orElse("dotenv")) {
      case "json" -> {
        byte[] json = JsonText.ascii().tree(variables).toBytes();
        out.write(json, 0, json.length);
        notes = List.of();
      }
      case "docker" -> {
        DockerText text = DockerText.of(variables);
        out.print(text.text());
        notes = text.warnings();
      }
      default -> {
        EnvText text = EnvText.of(variables);
        out.print(text.text());
        notes = text.warnings();
      }
    }
    if (!call.quiet()) {
      new ProblemText(call.console(), project.paths()).note(notes);
    }
  }
}
