// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.job;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.project.OpenProject;
import io.odpf.optimus.plugin.command.render.Paths;
import io.odpf.optimus.plugin.jobs.compile.Unit;
import io.odpf.optimus.plugin.jobs.instance.InstanceContext;
import io.odpf.optimus.plugin.jobs.local.InstanceBuilder;
import io.odpf.optimus.plugin.jobs.local.JobFinder;
import io.odpf.optimus.plugin.jobs.local.LocalJob;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What the container of a run gets, wherever it was compiled.
 *
 * @param unit the part of the job
 * @param context what the container gets
 * @param notes what is doubtful
 * @param paths the way to show paths
 */
record BuiltRun(Unit unit, InstanceContext context, List<Problem> notes, Paths paths) {
  BuiltRun {
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(context, "context");
    notes = List.copyOf(notes);
    Objects.requireNonNull(paths, "paths");
  }

  /** Compiles a run from the project's directory. */
  static BuiltRun local(RunArguments arguments, String name, Instant scheduledAt)
      throws ProblemException, InterruptedException {
    Invocation call = arguments.call();
    OpenProject project = OpenProject.of(call);
    LocalJob job = JobFinder.find(project.namespaces(call), name);
    Unit unit = RunOptions.unit(job.file().spec(), arguments.type(), arguments.name().orElse(""));
    CompiledRun run =
        CompiledRun.of(
            call, project, job, unit, scheduledAt, InstanceBuilder.Secrets.REVEALED, false);
    return new BuiltRun(unit, run.context(), run.notes(), project.paths());
  }
}
