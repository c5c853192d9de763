// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.local;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.jobs.compile.CompiledInstance;
import io.odpf.optimus.plugin.jobs.compile.JobScope;
import io.odpf.optimus.plugin.jobs.compile.JobTemplates;
import io.odpf.optimus.plugin.jobs.compile.ParsedJob;
import io.odpf.optimus.plugin.jobs.compile.RunValues;
import io.odpf.optimus.plugin.jobs.compile.TemplatePositions;
import io.odpf.optimus.plugin.jobs.compile.Unit;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.project.Project;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compiles what the container of a run gets, for jobs of a project on this machine. Immutable and
 * thread-safe.
 */
public final class InstanceBuilder {
  private static final Secret MASK = Secret.of("****");

  private final Project project;
  private final LocalPlugins plugins;
  private final SecretLookup secrets;
  private final RunCompiler compiler;

  /**
   * Creates a builder.
   *
   * @param options the options of all calls of plugins
   */
  public InstanceBuilder(
      Project project, LocalPlugins plugins, SecretLookup secrets, CallOptions options) {
    this.project = Objects.requireNonNull(project, "project");
    this.plugins = Objects.requireNonNull(plugins, "plugins");
    this.secrets = Objects.requireNonNull(secrets, "secrets");
    this.compiler = new RunCompiler(options);
  }

  /** What templates see of secrets. */
  public enum Secrets {
    /** Their values. */
    REVEALED,
    /** {@code ****} for each. */
    MASKED
  }

  /**
   * Compiles one run of a job's task or of one of its hooks.
   *
   * @param scheduledAt the time for which the run is scheduled
   * @param executedAt when the run was first registered
   * @throws ProblemException with all findings, if templates fail, if the plugin of the job's task
   *     is not installed, does not start or fails, or if the job does not have the hook
   */
  public CompiledInstance build(
      LocalJob job, Unit unit, Instant scheduledAt, Instant executedAt, Secrets shown)
      throws ProblemException, InterruptedException {
    Map<String, Secret> visible = secrets.visible(project, job.namespace());
    SecretMask mask = new SecretMask(visible.values());
    try {
      CompiledInstance instance = build(job, unit, scheduledAt, executedAt, visible, shown);
      return new CompiledInstance(instance.context(), mask.on(instance.warnings()));
    } catch (ProblemException e) {
      throw mask.on(e);
    }
  }

  private CompiledInstance build(
      LocalJob job,
      Unit unit,
      Instant scheduledAt,
      Instant executedAt,
      Map<String, Secret> visible,
      Secrets shown)
      throws ProblemException, InterruptedException {
    ParsedJob parsed = compiler.parse(job);
    if (parsed.templates().isEmpty()) {
      throw new JobException(parsed.errors(), null);
    }
    JobTemplates templates = parsed.templates().get();
    TemplatePositions positions = job.positions();
    JobScope scope = scope(job, visible);
    LocalPlugin plugin = plugins.plugin(job.file().spec().task().name());
    RunCompiler.Resolved resolved =
        compiler.resolve(project.name(), templates, scope, plugin, positions);
    RunValues run =
        compiler.values(
            job.file().spec(), scheduledAt, executedAt, resolved.resources(), positions);
    Map<String, String> assets = compiler.assets(templates, run, plugin);
    CompiledInstance instance =
        compiler.compile(
            templates,
            unit,
            shown == Secrets.REVEALED ? scope : scope(job, masked(visible)),
            run,
            assets,
            positions);
    Set<Problem> warnings = new LinkedHashSet<>(parsed.warnings());
    warnings.addAll(resolved.warnings());
    warnings.addAll(instance.warnings());
    return new CompiledInstance(instance.context(), List.copyOf(warnings));
  }

  private JobScope scope(LocalJob job, Map<String, Secret> visible) {
    return JobScope.of(project.config(), job.namespace().config(), visible);
  }

  private static Map<String, Secret> masked(Map<String, Secret> secrets) {
    Map<String, Secret> masked = new TreeMap<>();
    secrets.keySet().forEach(name -> masked.put(name, MASK));
    return masked;
  }
}
