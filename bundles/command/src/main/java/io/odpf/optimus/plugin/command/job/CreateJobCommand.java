// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.job;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.SupervisorHost;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.project.OpenProject;
import io.odpf.optimus.plugin.command.project.ProjectCommand;
import io.odpf.optimus.plugin.command.project.ProjectOptions;
import io.odpf.optimus.plugin.command.project.ProjectPlugins;
import io.odpf.optimus.plugin.command.survey.SurveySession;
import io.odpf.optimus.plugin.jobs.authoring.JobDraft;
import io.odpf.optimus.plugin.jobs.authoring.JobSurvey;
import io.odpf.optimus.plugin.jobs.authoring.SupervisedPlugins;
import io.odpf.optimus.plugin.jobs.authoring.SurveyKind;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** {@code job create}. */
public final class CreateJobCommand extends ProjectCommand {
  private static final String FORCE = "force";

  /** Creates the command. */
  public CreateJobCommand() {
    super(
        "create",
        "write a new job, with the answers to questions",
        List.of("create job"),
        List.of());
  }

  @Override
  public String description() {
    return "Asks for the namespace, directory, name, owner, task, schedule and window, then the"
        + " questions of the task's plugin, which checks each answer. Writes job.yaml and the"
        + " plugin's assets after the last answer; Ctrl-C at any question writes nothing.\n"
        + SurveySession.DESCRIPTION;
  }

  @Override
  public List<OptionSpec> options() {
    List<OptionSpec> own = new ArrayList<>();
    own.add(ProjectOptions.namespace("the namespace of the job"));
    own.add(
        OptionSpec.valued(
            "directory",
            "",
            Value.of(Value.Kind.TEXT, "DIR"),
            "the job's directory, below the namespace's folder of jobs"));
    own.add(text("name", "NAME", "the job's name"));
    own.add(text("owner", "OWNER", "an address or a user's name"));
    own.add(
        OptionSpec.valued("task", "", PluginOptions.plugin(), "the plugin that is the job's task"));
    own.add(text("start-date", "DATE", "the date of the first run; default: yesterday"));
    own.add(text("interval", "CRON", "the schedule; default: 0 2 * * *"));
    own.add(
        OptionSpec.valued(
            "window",
            "",
            Value.choice("hourly", "daily", "weekly", "monthly"),
            "the data of a run; default: daily"));
    own.addAll(SurveySession.options());
    own.add(OptionSpec.flag("dry-run", "", "show the files, and write nothing"));
    own.add(OptionSpec.flag(FORCE, "", "replace the files of a job that exists"));
    return ProjectOptions.withPlugins(own.toArray(OptionSpec[]::new));
  }

  private static OptionSpec text(String name, String placeholder, String doc) {
    return OptionSpec.valued(name, "", Value.of(Value.Kind.TEXT, placeholder), doc);
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    OpenProject project = OpenProject.of(call);
    boolean overwrite = call.arguments().has(FORCE);
    try (SurveySession session = SurveySession.open(call, SurveyKind.JOB);
        SupervisorHost.Session host = ProjectPlugins.open(call);
        SupervisedPlugins plugins =
            SupervisedPlugins.starting(
                host.supervisor(), host.shared(), ProjectPlugins.timeout(call))) {
      JobDraft draft =
          new JobSurvey(
                  project.project(),
                  plugins,
                  session.answers(),
                  Clock.systemUTC(),
                  // The default generator loads all of the JDK's.
                  new SplittableRandom(),
                  overwrite)
              .ask();
      boolean written = !call.arguments().has("dry-run");
      if (written) {
        draft.write(overwrite);
      }
      new DraftOutput(call, project, plugins.failures()).job(draft, written);
    }
    return ExitCode.OK;
  }
}
