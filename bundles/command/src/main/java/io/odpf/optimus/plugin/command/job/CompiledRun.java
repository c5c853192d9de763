// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.job;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.project.InstalledPlugins;
import io.odpf.optimus.plugin.command.project.OpenProject;
import io.odpf.optimus.plugin.command.project.ProjectSecrets;
import io.odpf.optimus.plugin.jobs.compile.CompiledInstance;
import io.odpf.optimus.plugin.jobs.compile.Unit;
import io.odpf.optimus.plugin.jobs.instance.InstanceContext;
import io.odpf.optimus.plugin.jobs.instance.RenderedFiles;
import io.odpf.optimus.plugin.jobs.local.InstanceBuilder;
import io.odpf.optimus.plugin.jobs.local.LocalJob;
import io.odpf.optimus.plugin.jobs.local.SecretLookup;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A run of a job that was compiled with the plugins of this machine.
 *
 * @param context what the container gets
 * @param files the same as files
 * @param notes what is doubtful
 */
record CompiledRun(InstanceContext context, RenderedFiles files, List<Problem> notes) {
  CompiledRun {
    Objects.requireNonNull(context, "context");
    Objects.requireNonNull(files, "files");
    notes = List.copyOf(notes);
  }

  /**
   * Compiles a run.
   *
   * @param dryRun whether plugins are told that their answers will not be used
   * @throws ProblemException with all findings, those that {@code --strict} makes errors among them
   */
  static CompiledRun of(
      Invocation call,
      OpenProject project,
      LocalJob job,
      Unit unit,
      Instant scheduledAt,
      InstanceBuilder.Secrets secrets,
      boolean dryRun)
      throws ProblemException, InterruptedException {
    CompiledInstance instance;
    try (InstalledPlugins plugins = InstalledPlugins.open(call, dryRun)) {
      InstanceBuilder builder =
          new InstanceBuilder(
              project.project(), plugins, lookup(call, project, secrets), plugins.options());
      Instant executedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      instance = builder.build(job, unit, scheduledAt, executedAt, secrets);
    }
    RenderedFiles files = RenderedFiles.of(instance.context());
    List<Problem> notes = new ArrayList<>(project.warnings());
    notes.addAll(instance.warnings());
    notes.addAll(files.warnings());
    if (call.arguments().has(PluginOptions.STRICT) && !notes.isEmpty()) {
      throw new JobException(notes, null);
    }
    return new CompiledRun(instance.context(), files, call.hints().on(notes));
  }

  private static SecretLookup lookup(
      Invocation call, OpenProject project, InstanceBuilder.Secrets secrets) {
    return secrets == InstanceBuilder.Secrets.MASKED
        ? ProjectSecrets.maskedWithoutKey(call, project)
        : ProjectSecrets.of(call, project);
  }
}
