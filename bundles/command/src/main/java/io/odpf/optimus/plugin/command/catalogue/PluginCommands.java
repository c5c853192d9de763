// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.catalogue;

import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.configuration.AddCommand;
import io.odpf.optimus.plugin.command.configuration.InitCommand;
import io.odpf.optimus.plugin.command.configuration.ProvidersCommand;
import io.odpf.optimus.plugin.command.configuration.RemoveCommand;
import io.odpf.optimus.plugin.command.configuration.ValidateCommand;
import io.odpf.optimus.plugin.command.installation.CleanCommand;
import io.odpf.optimus.plugin.command.installation.DiffCommand;
import io.odpf.optimus.plugin.command.installation.InstallCommand;
import io.odpf.optimus.plugin.command.installation.ListCommand;
import io.odpf.optimus.plugin.command.installation.LockCommand;
import io.odpf.optimus.plugin.command.installation.MirrorCommand;
import io.odpf.optimus.plugin.command.installation.OutdatedCommand;
import io.odpf.optimus.plugin.command.installation.RollbackCommand;
import io.odpf.optimus.plugin.command.installation.UpgradeCommand;
import io.odpf.optimus.plugin.command.process.CallCommand;
import io.odpf.optimus.plugin.command.process.InfoCommand;
import io.odpf.optimus.plugin.command.process.TestCommand;
import io.odpf.optimus.plugin.command.process.VerifyCommand;
import io.odpf.optimus.plugin.command.scaffold.NewPluginCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code optimus plugin …}. */
final class PluginCommands implements CommandFamily {
  static final String NAME = "plugin";

  @Override
  public String summary() {
    return "install plugins and keep them as configured";
  }

  @Override
  public List<String> names() {
    return List.of(
        "init",
        "add",
        "remove",
        "install",
        "outdated",
        "upgrade",
        "diff",
        "clean",
        "rollback",
        "list",
        "lock",
        "mirror",
        "validate",
        "providers",
        "info",
        "verify",
        "call",
        "test",
        "new");
  }

  @Override
  public @Nullable Command command(String name) {
    return switch (name) {
      case "init" -> new InitCommand();
      case "add" -> new AddCommand();
      case "remove" -> new RemoveCommand();
      case "install" -> new InstallCommand();
      case "outdated" -> new OutdatedCommand();
      case "upgrade" -> new UpgradeCommand();
      case "diff" -> new DiffCommand();
      case "clean" -> new CleanCommand();
      case "rollback" -> new RollbackCommand();
      case "list" -> new ListCommand();
      case "lock" -> new LockCommand();
      case "mirror" -> new MirrorCommand();
      case "validate" -> new ValidateCommand();
      case "providers" -> new ProvidersCommand();
      case "info" -> new InfoCommand();
      case "verify" -> new VerifyCommand();
      case "call" -> new CallCommand();
      case "test" -> new TestCommand();
      case "new" -> new NewPluginCommand();
      default -> null;
    };
  }
}
