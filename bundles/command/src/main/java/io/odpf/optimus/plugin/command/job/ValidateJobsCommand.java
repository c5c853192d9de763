// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.job;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.json.ProblemTree;
import io.odpf.optimus.plugin.command.json.TreeJson;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.project.InstalledPlugins;
import io.odpf.optimus.plugin.command.project.OpenProject;
import io.odpf.optimus.plugin.command.project.ProjectCommand;
import io.odpf.optimus.plugin.command.project.ProjectOptions;
import io.odpf.optimus.plugin.command.project.ProjectSecrets;
import io.odpf.optimus.plugin.command.render.JobText;
import io.odpf.optimus.plugin.command.render.ProblemText;
import io.odpf.optimus.plugin.jobs.folder.LoadedJobs;
import io.odpf.optimus.plugin.jobs.local.ProjectValidator;
import io.odpf.optimus.plugin.jobs.project.Namespace;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code job validate}. */
public final class ValidateJobsCommand extends ProjectCommand {
  /** Creates the command. */
  public ValidateJobsCommand() {
    super(
        "validate",
        "show every error in the jobs of the project",
        List.of("validate job"),
        List.of());
  }

  @Override
  public String description() {
    return "Reads all jobs, renders them for a run of this moment, and asks their plugins for"
        + " assets, destinations and dependencies, without effect. Shows all findings at once, each"
        + " with file, line and column; the exit code is 2 if there are errors. A plugin that"
        + " crashes or hangs is reported once. Changes nothing, and asks no server.";
  }

  @Override
  public List<OptionSpec> options() {
    return ProjectOptions.withPlugins(
        ProjectOptions.namespace("only the jobs of this namespace"),
        PluginOptions.strict("count notes as errors"));
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    OpenProject project = OpenProject.of(call);
    List<Namespace> namespaces = project.namespaces(call);
    LoadedJobs found;
    try (InstalledPlugins plugins = InstalledPlugins.open(call, true)) {
      ProjectValidator validator =
          new ProjectValidator(
              project.project(),
              plugins,
              ProjectSecrets.maskedWithoutKey(call, project),
              plugins.options());
      found = validator.validate(namespaces, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }
    List<Problem> errors = new ArrayList<>(found.errors());
    List<Problem> notes = new ArrayList<>(project.warnings());
    notes.addAll(found.warnings());
    if (call.arguments().has(PluginOptions.STRICT)) {
      errors.addAll(notes);
      notes.clear();
    }
    print(call, project, found.jobs().size(), call.hints().on(errors), call.hints().on(notes));
    return errors.isEmpty() ? ExitCode.OK : ExitCode.USAGE;
  }

  private static void print(
      Invocation call, OpenProject project, int valid, List<Problem> errors, List<Problem> notes)
      throws IOException {
    if (call.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("project", project.project().name());
      document.put("valid", errors.isEmpty());
      document.put("jobs", valid);
      document.put("problems", ProblemTree.of(errors));
      document.put("notes", ProblemTree.of(notes));
      TreeJson.write("job validate", document, call.console().out());
      return;
    }
    ProblemText text = new ProblemText(call.console(), project.paths());
    text.print(errors);
    if (!call.quiet()) {
      text.note(notes);
      if (errors.isEmpty()) {
        new JobText(call.console(), project.paths()).valid(valid);
      }
    }
  }
}
