// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.catalogue;

import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.job.ListJobsCommand;
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
    return List.of("list");
  }

  @Override
  public @Nullable Command command(String name) {
    return switch (name) {
      case "list" -> new ListJobsCommand();
      default -> null;
    };
  }
}
