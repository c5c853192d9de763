// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.local;

import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.compile.CompiledInstance;
import io.odpf.optimus.plugin.jobs.compile.InstanceCompiler;
import io.odpf.optimus.plugin.jobs.compile.JobScope;
import io.odpf.optimus.plugin.jobs.compile.JobTemplates;
import io.odpf.optimus.plugin.jobs.compile.JobValidator;
import io.odpf.optimus.plugin.jobs.compile.ParsedJob;
import io.odpf.optimus.plugin.jobs.compile.ResolveCompiler;
import io.odpf.optimus.plugin.jobs.compile.RunValues;
import io.odpf.optimus.plugin.jobs.compile.TemplatePlace;
import io.odpf.optimus.plugin.jobs.compile.TemplatePositions;
import io.odpf.optimus.plugin.jobs.compile.Unit;
import io.odpf.optimus.plugin.jobs.dependency.JobResources;
import io.odpf.optimus.plugin.jobs.folder.AssetName;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.window.InvalidWindowException;
import io.odpf.optimus.plugin.jobs.window.TimeInterval;
import io.odpf.optimus.plugin.jobs.window.Windows;
import io.odpf.optimus.plugin.template.RenderSettings;
import io.odpf.optimus.plugin.template.TemplateEngine;
import io.odpf.optimus.plugin.text.TerminalText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The steps by which a run of a job is compiled, the same for jobs of folders and of servers.
 * Immutable and thread-safe.
 */
public final class RunCompiler {
  private final InstanceCompiler compiler;
  private final ResolveCompiler resolver;
  private final JobValidator validator;
  private final Windows windows = new Windows(Map.of());
  private final CallOptions options;

  /**
   * Creates a compiler.
   *
   * @param options the options of all calls of plugins
   */
  public RunCompiler(CallOptions options) {
    RenderSettings settings = RenderSettings.standard();
    this.compiler = new InstanceCompiler(new TemplateEngine(), settings);
    this.resolver = new ResolveCompiler(settings);
    this.validator = new JobValidator(compiler);
    this.options = options;
  }

  /**
   * What a job's plugin says that the job writes and reads.
   *
   * @param warnings the settings that could not be rendered for the plugin
   */
  public record Resolved(JobResources resources, List<Problem> warnings) {
    public Resolved {
      Objects.requireNonNull(resources, "resources");
      warnings = List.copyOf(warnings);
    }
  }

  ParsedJob parse(LocalJob job) {
    return validator.parse(job.file(), job.root());
  }

  /**
   * Parses the templates of a job that is not from a folder; findings have no positions.
   *
   * @throws JobException with the errors of all templates
   */
  public JobTemplates parse(JobSpec job) throws JobException {
    return compiler.parse(job, job.assets());
  }

  /**
   * Requests what a job writes and reads from its plugin.
   *
   * @param project the name of the job's project
   */
  public Resolved resolve(
      String project,
      JobTemplates templates,
      JobScope scope,
      LocalPlugin plugin,
      TemplatePositions positions)
      throws PluginCallException, InterruptedException {
    if (!plugin.has(PluginMod.DEPENDENCY_RESOLVER)) {
      return new Resolved(JobResources.NONE, List.of());
    }
    ResolveCompiler.Result result = resolver.compile(templates, scope, project, positions);
    return new Resolved(
        JobResources.ask(plugin.client(), plugin.info(), result.request(), options),
        result.warnings());
  }

  /** Requests from a job's plugin only what the job writes, which a run's values contain. */
  public JobResources destination(
      String project,
      JobTemplates templates,
      JobScope scope,
      LocalPlugin plugin,
      TemplatePositions positions)
      throws PluginCallException, InterruptedException {
    if (!plugin.has(PluginMod.DEPENDENCY_RESOLVER)) {
      return JobResources.NONE;
    }
    ResolveCompiler.Result result = resolver.compile(templates, scope, project, positions);
    return JobResources.written(plugin.client().destination(result.request(), options));
  }

  /**
   * Returns the values of a run.
   *
   * @throws JobException if the job's window cannot be computed
   */
  public RunValues values(
      JobSpec spec,
      Instant scheduledAt,
      Instant executedAt,
      JobResources resources,
      TemplatePositions positions)
      throws JobException {
    try {
      TimeInterval interval =
          windows.window(spec.task().window().definition(spec.version())).at(scheduledAt);
      return new RunValues(scheduledAt, interval, executedAt, resources.destination().orElse(""));
    } catch (InvalidWindowException e) {
      List<Problem> problems =
          e.faults().stream()
              .map(
                  fault ->
                      new Problem(
                          JobProblem.WINDOW,
                          "task.window."
                              + fault.part()
                              + ": "
                              + TerminalText.passage(fault.message()),
                          positions.find(TemplatePlace.ofWindow(fault.part()), Optional.empty()),
                          Optional.empty(),
                          fault.hint()))
              .toList();
      throw new JobException(problems, e);
    }
  }

  /**
   * Returns the assets of a run, not rendered yet, as the job's plugin gives them.
   *
   * @throws JobException if the plugin gives them names that files cannot have
   */
  public Map<String, String> assets(JobTemplates templates, RunValues run, LocalPlugin plugin)
      throws JobException, PluginCallException, InterruptedException {
    if (!plugin.has(PluginMod.CLI)) {
      return templates.assets();
    }
    Map<String, String> assets = InstanceCompiler.assets(templates, run, plugin.client(), options);
    List<Problem> faults =
        AssetName.problems(
            assets.keySet(),
            " from plugin " + TerminalText.excerpt(plugin.client().name()),
            "the plugin has to give it another name; report it to the plugin's author");
    if (!faults.isEmpty()) {
      throw new JobException(faults, null);
    }
    return assets;
  }

  /**
   * Compiles the input of the container of a task or a hook.
   *
   * @param assets the assets of the run, not rendered yet
   * @throws JobException with all templates that fail; or if the job does not have the hook
   */
  public CompiledInstance compile(
      JobTemplates templates,
      Unit unit,
      JobScope scope,
      RunValues run,
      Map<String, String> assets,
      TemplatePositions positions)
      throws JobException {
    return compiler.compile(templates, unit, scope, run, assets, positions);
  }
}
