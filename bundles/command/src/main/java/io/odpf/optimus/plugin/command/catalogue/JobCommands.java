// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.catalogue;

import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.job.AddHookCommand;
import io.odpf.optimus.plugin.command.job.BuildJobCommand;
import io.odpf.optimus.plugin.command.job.CreateJobCommand;
import io.odpf.optimus.plugin.command.job.JobEnvCommand;
import io.odpf.optimus.plugin.command.job.ListJobsCommand;
import io.odpf.optimus.plugin.command.job.RenderJobCommand;
import io.odpf.optimus.plugin.command.job.ValidateJobsCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code optimus job …}. */
final class JobCommands implements CommandFamily {
  static final String NAME = "job";

  @Override
  public String summary() {
    return "write, check and try the jobs of a project, without a server";
  }

  @Override
  public List<String> names() {
    return List.of("create", "addhook", "list", "validate", "render", "build", "env");
  }

  @Override
  public @Nullable Command command(String name) {
    return switch (name) {
      case "create" -> new CreateJobCommand();
      case "addhook" -> new AddHookCommand();
      case "list" -> new ListJobsCommand();
      case "validate" -> new ValidateJobsCommand();
      case "render" -> new RenderJobCommand();
      case "build" -> BuildJobCommand.ofJob();
      case "env" -> new JobEnvCommand();
      default -> null;
    };
  }
}
