// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.core;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.jobs.compile.JobScope;
import io.odpf.optimus.plugin.jobs.compile.JobTemplates;
import io.odpf.optimus.plugin.jobs.compile.TemplatePositions;
import io.odpf.optimus.plugin.jobs.local.LocalPlugin;
import io.odpf.optimus.plugin.jobs.local.LocalPlugins;
import io.odpf.optimus.plugin.jobs.local.RunCompiler;

/** The plugins of tasks. Thread-safe. */
final class TaskPlugins {
  private final LocalPlugins plugins;
  private final RunCompiler compiler;

  TaskPlugins(LocalPlugins plugins, RunCompiler compiler) {
    this.plugins = plugins;
    this.compiler = compiler;
  }

  /** Returns the plugin of a job's task. */
  LocalPlugin plugin(JobTemplates job) throws ProblemException, InterruptedException {
    return plugins.plugin(job.job().task().name());
  }

  /** Requests what a job writes and reads. */
  RunCompiler.Resolved resolve(String project, JobTemplates job, JobScope scope)
      throws ProblemException, InterruptedException {
    return compiler.resolve(project, job, scope, plugin(job), TemplatePositions.NONE);
  }
}
