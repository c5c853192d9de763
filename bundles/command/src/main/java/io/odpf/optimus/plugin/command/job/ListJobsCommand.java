// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.job;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.json.ProblemTree;
import io.odpf.optimus.plugin.command.json.TreeJson;
import io.odpf.optimus.plugin.command.project.OpenProject;
import io.odpf.optimus.plugin.command.project.ProjectCommand;
import io.odpf.optimus.plugin.command.project.ProjectOptions;
import io.odpf.optimus.plugin.command.render.JobText;
import io.odpf.optimus.plugin.command.render.ProblemText;
import io.odpf.optimus.plugin.jobs.folder.JobFile;
import io.odpf.optimus.plugin.jobs.folder.JobFolder;
import io.odpf.optimus.plugin.jobs.folder.LoadedJobs;
import io.odpf.optimus.plugin.jobs.model.Hook;
import io.odpf.optimus.plugin.jobs.project.Namespace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code job list}. */
public final class ListJobsCommand extends ProjectCommand {
  /** Creates the command. */
  public ListJobsCommand() {
    super("list", "show the jobs of the project", List.of(), List.of());
  }

  @Override
  public String description() {
    return "Reads the project's files only. Jobs with errors are missing from the list; the exit"
        + " code is 1 if there are any.";
  }

  @Override
  public List<OptionSpec> options() {
    return ProjectOptions.with(ProjectOptions.namespace("only the jobs of this namespace"));
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    OpenProject project = OpenProject.of(call);
    List<Map<String, Object>> jobs = new ArrayList<>();
    List<Problem> errors = new ArrayList<>();
    for (Namespace namespace : project.namespaces(call)) {
      if (namespace.jobs().isPresent()) {
        LoadedJobs loaded = new JobFolder(namespace.jobs().get()).load(Optional.empty());
        errors.addAll(loaded.errors());
        for (JobFile job : loaded.jobs()) {
          jobs.add(tree(namespace, job));
        }
      }
    }
    print(call, project, jobs, errors);
    return errors.isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
  }

  private static Map<String, Object> tree(Namespace namespace, JobFile job) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", job.spec().name());
    if (!namespace.name().isEmpty()) {
      tree.put("namespace", namespace.name());
    }
    tree.put("owner", job.spec().identity().owner());
    tree.put("task", job.spec().task().name());
    List<String> hooks = job.spec().hooks().stream().map(Hook::name).toList();
    if (!hooks.isEmpty()) {
      tree.put("hooks", hooks);
    }
    if (!job.spec().schedule().interval().isEmpty()) {
      tree.put("interval", job.spec().schedule().interval());
    }
    tree.put("directory", job.directory().toString());
    return tree;
  }

  private static void print(
      Invocation call, OpenProject project, List<Map<String, Object>> jobs, List<Problem> errors)
      throws IOException {
    if (call.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("project", project.project().name());
      document.put("jobs", jobs);
      document.put("problems", ProblemTree.of(errors));
      TreeJson.write("job list", document, call.console().out());
      return;
    }
    if (!call.quiet()) {
      new JobText(call.console(), project.paths()).list(jobs);
    }
    new ProblemText(call.console(), project.paths()).print(errors);
  }
}
