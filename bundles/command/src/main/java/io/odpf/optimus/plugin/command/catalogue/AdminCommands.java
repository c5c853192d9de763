// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.catalogue;

import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.job.BuildJobCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code optimus admin …}. */
final class AdminCommands implements CommandFamily {
  static final String NAME = "admin";

  @Override
  public String summary() {
    return "what containers call";
  }

  @Override
  public List<String> names() {
    return List.of("build-instance");
  }

  @Override
  public @Nullable Command command(String name) {
    return switch (name) {
      case "build-instance" -> BuildJobCommand.ofContainer();
      default -> null;
    };
  }
}
