// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.catalogue;

import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.process.LogsCommand;
import io.odpf.optimus.plugin.command.process.OperateCommand;
import io.odpf.optimus.plugin.command.process.PsCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands for a runtime's plugins, available only in its shell. */
final class RuntimePluginCommands implements CommandFamily {

  @Override
  public String summary() {
    return "operate the plugins of a runtime";
  }

  @Override
  public List<String> names() {
    return List.of("ps", "start", "stop", "restart", "logs");
  }

  @Override
  public @Nullable Command command(String name) {
    return switch (name) {
      case "ps" -> new PsCommand();
      case "start" -> new OperateCommand(OperateCommand.Operation.START);
      case "stop" -> new OperateCommand(OperateCommand.Operation.STOP);
      case "restart" -> new OperateCommand(OperateCommand.Operation.RESTART);
      case "logs" -> new LogsCommand();
      default -> null;
    };
  }
}
