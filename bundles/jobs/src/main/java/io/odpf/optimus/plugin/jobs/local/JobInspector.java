// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.local;

import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.jobs.compile.JobScope;
import io.odpf.optimus.plugin.jobs.compile.JobTemplates;
import io.odpf.optimus.plugin.jobs.compile.ParsedJob;
import io.odpf.optimus.plugin.jobs.compile.RunValues;
import io.odpf.optimus.plugin.jobs.compile.Unit;
import io.odpf.optimus.plugin.jobs.dependency.JobResources;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Tries a run of single jobs with their plugins, and collects what is wrong. Thread-safe. A plugin
 * that crashes or hangs is not called again.
 */
final class JobInspector {
  private final String project;
  private final RunCompiler compiler;
  private final LocalPlugins plugins;
  private final Map<String, JobScope> scopes;
  private final Instant scheduledAt;
  private final BrokenPlugins broken = new BrokenPlugins();

  /**
   * @param project the project's name
   * @param scopes what the jobs of each namespace can refer to
   * @param scheduledAt the time of the run
   */
  JobInspector(
      String project,
      RunCompiler compiler,
      LocalPlugins plugins,
      Map<String, JobScope> scopes,
      Instant scheduledAt) {
    this.project = project;
    this.compiler = compiler;
    this.plugins = plugins;
    this.scopes = Map.copyOf(scopes);
    this.scheduledAt = scheduledAt;
  }

  /** Returns the plugins that could not be called to the end. */
  BrokenPlugins broken() {
    return broken;
  }

  JobFindings.Result inspect(LocalJob job) throws InterruptedException {
    JobFindings findings = new JobFindings(job);
    ParsedJob parsed = compiler.parse(job);
    findings.errors(parsed.errors());
    findings.warnings(parsed.warnings());
    if (parsed.templates().isEmpty()) {
      return findings.result(JobResources.NONE);
    }
    JobTemplates templates = parsed.templates().get();
    JobScope scope = scopes.getOrDefault(job.namespace().name(), JobScope.NONE);
    Answers answers = ask(job, templates, scope, findings);
    try {
      RunValues run = values(job, answers.resources());
      for (Unit unit : Unit.of(job.file().spec())) {
        findings.warnings(
            compiler
                .compile(templates, unit, scope, run, answers.assets(), job.positions())
                .warnings());
      }
    } catch (JobException e) {
      findings.errors(e.problems());
    }
    return findings.result(answers.resources());
  }

  /** What a job's plugin answered; the job's own assets and no resources if it failed. */
  private record Answers(JobResources resources, Map<String, String> assets) {}

  private Answers ask(LocalJob job, JobTemplates templates, JobScope scope, JobFindings findings)
      throws InterruptedException {
    Answers none = new Answers(JobResources.NONE, templates.assets());
    Optional<LocalPlugin> plugin = plugin(job.file().spec().task().name());
    if (plugin.isEmpty()) {
      return none;
    }
    try {
      RunCompiler.Resolved resolved =
          compiler.resolve(project, templates, scope, plugin.get(), job.positions());
      findings.warnings(resolved.warnings());
      RunValues run = values(job, resolved.resources());
      return new Answers(resolved.resources(), compiler.assets(templates, run, plugin.get()));
    } catch (PluginCallException e) {
      if (BrokenPlugins.isFatal(e)) {
        broken.add(job.file().spec().task().name(), findings.located(e.problems(), "task", "name"));
      } else {
        findings.errors(e.problems());
      }
    } catch (JobException e) {
      findings.errors(e.problems());
    }
    return none;
  }

  /** Returns a plugin; empty if it does not start, or cannot be called any more. */
  private Optional<LocalPlugin> plugin(String name) throws InterruptedException {
    if (!broken.contains(name)) {
      try {
        return Optional.of(plugins.plugin(name));
      } catch (ProblemException e) {
        broken.add(name, e.problems());
      }
    }
    broken.skip(name);
    return Optional.empty();
  }

  private RunValues values(LocalJob job, JobResources resources) throws JobException {
    return compiler.values(job.file().spec(), scheduledAt, scheduledAt, resources, job.positions());
  }
}
