// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.job;

import io.odpf.optimus.plugin.api.http.HttpClientFactory;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.command.project.OpenProject;
import io.odpf.optimus.plugin.command.project.ProjectOptions;
import io.odpf.optimus.plugin.command.remote.JobServerClient;
import io.odpf.optimus.plugin.command.remote.RemoteRun;
import io.odpf.optimus.plugin.command.remote.ServerAddress;
import io.odpf.optimus.plugin.command.remote.ServerOptions;
import io.odpf.optimus.plugin.command.render.Paths;
import io.odpf.optimus.plugin.jobs.compile.Unit;
import io.odpf.optimus.plugin.jobs.instance.InstanceContext;
import io.odpf.optimus.plugin.jobs.instance.RenderedFiles;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gets runs from a server of jobs. */
final class ServedRun {
  private static final String HOOK = "hook";

  /** What Go's templates print for a key that does not exist. */
  private static final String ABSENT = "<no value>";

  private ServedRun() {}

  /** Asks the server for a run. */
  static BuiltRun of(RunArguments arguments, String job, Instant scheduledAt)
      throws ProblemException, InterruptedException {
    Invocation call = arguments.call();
    Optional<String> project =
        arguments
            .given(ProjectOptions.PROJECT, "")
            .or(() -> arguments.given(ProjectOptions.PROJECT_NAME, "PROJECT"));
    Optional<String> host =
        arguments
            .given(ServerOptions.HOST, "OPTIMUS_HOSTNAME")
            .or(() -> arguments.variable("OPTIMUS_HOST"));
    Paths paths = Paths.of(call.workingDirectory());
    if (project.isEmpty() || host.isEmpty()) {
      OpenProject file = OpenProject.of(call);
      paths = file.paths();
      project = project.or(() -> Optional.of(file.project().name()));
      host = host.or(() -> Optional.of(file.project().host()));
    }
    String name = arguments.required(RunOptions.NAME, "INSTANCE_NAME");
    Unit unit = arguments.type().equals(HOOK) ? Unit.hook(name) : Unit.task(name);
    RemoteRun run = new RemoteRun(project.orElseThrow(), job, scheduledAt, unit);
    InstanceContext context = context(call, ServerAddress.of(call, host.orElseThrow()), run);
    List<Problem> notes = new ArrayList<>(absent(context));
    notes.addAll(RenderedFiles.of(context).warnings());
    if (call.arguments().has(PluginOptions.STRICT) && !notes.isEmpty()) {
      throw new JobException(notes, null);
    }
    return new BuiltRun(unit, context, call.hints().on(notes), paths);
  }

  private static InstanceContext context(Invocation call, ServerAddress address, RemoteRun run)
      throws UsageException, JobException, InterruptedException {
    HttpClientFactory clients =
        call.host()
            .parts()
            .httpClients()
            .orElseThrow(
                () ->
                    new UsageException(
                        CommandProblem.BAD_OPTION,
                        "this program cannot ask a server",
                        "give --local to compile the run from the project's directory"));
    try (JobServerClient server = JobServerClient.open(address, clients, call.environment())) {
      return run.context(server);
    }
  }

  /** Returns a note for each text that lacks a value. Does not show the text. */
  private static List<Problem> absent(InstanceContext context) {
    List<Problem> notes = new ArrayList<>();
    context.envs().forEach((name, text) -> note(notes, "variable", name, text));
    context.secrets().forEach((name, text) -> note(notes, "variable", name, text.reveal()));
    context.files().forEach((name, file) -> note(notes, "file", name, file.text()));
    return notes;
  }

  private static void note(List<Problem> notes, String kind, String name, String text) {
    if (text.contains(ABSENT)) {
      notes.add(
          Problem.of(
              JobProblem.NO_VALUE,
              kind + " " + TerminalText.excerpt(name) + " has " + ABSENT,
              "a template of the job asks for a key that does not exist"));
    }
  }
}
