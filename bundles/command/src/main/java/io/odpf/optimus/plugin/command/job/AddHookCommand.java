// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.job;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.SupervisorHost;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.project.OpenProject;
import io.odpf.optimus.plugin.command.project.ProjectCommand;
import io.odpf.optimus.plugin.command.project.ProjectOptions;
import io.odpf.optimus.plugin.command.project.ProjectPlugins;
import io.odpf.optimus.plugin.command.survey.SurveySession;
import io.odpf.optimus.plugin.jobs.authoring.HookDraft;
import io.odpf.optimus.plugin.jobs.authoring.HookSurvey;
import io.odpf.optimus.plugin.jobs.authoring.SupervisedPlugins;
import io.odpf.optimus.plugin.jobs.authoring.SurveyKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code job addhook}. */
public final class AddHookCommand extends ProjectCommand {
  /** Creates the command. */
  public AddHookCommand() {
    super(
        "addhook",
        "add a hook to a job, with the answers to questions",
        List.of(
            "job add_hook",
            "job add-hook",
            "job addHook",
            "job attach_hook",
            "job attach-hook",
            "job attachHook",
            "create hook"),
        List.of());
  }

  @Override
  public String description() {
    return "Asks for the job and the hook, then the questions of the hook's plugin, which checks"
        + " each answer. Adds the hook to job.yaml after the last answer; comments, order and quotes"
        + " of everything else stay. Ctrl-C at any question changes nothing.\n"
        + SurveySession.DESCRIPTION;
  }

  @Override
  public List<OptionSpec> options() {
    List<OptionSpec> own = new ArrayList<>();
    own.add(OptionSpec.valued("job", "", ProjectOptions.job(), "the job's name"));
    own.add(OptionSpec.valued("hook", "", PluginOptions.plugin(), "the plugin that is the hook"));
    own.addAll(SurveySession.options());
    own.add(OptionSpec.flag("dry-run", "", "show the file, and change nothing"));
    return ProjectOptions.withPlugins(own.toArray(OptionSpec[]::new));
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    OpenProject project = OpenProject.of(call);
    try (SurveySession session = SurveySession.open(call, SurveyKind.HOOK);
        SupervisorHost.Session host = ProjectPlugins.open(call);
        SupervisedPlugins plugins =
            SupervisedPlugins.starting(
                host.supervisor(), host.shared(), ProjectPlugins.timeout(call))) {
      HookDraft draft = new HookSurvey(project.project(), plugins, session.answers()).ask();
      boolean written = !call.arguments().has("dry-run");
      String text = draft.text();
      if (written) {
        draft.write();
      }
      new DraftOutput(call, project, plugins.failures()).hook(draft, text, written);
    }
    return ExitCode.OK;
  }
}
