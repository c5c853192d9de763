// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.catalogue;

import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.CommandGroup;
import io.odpf.optimus.plugin.command.arguments.CommandNames;
import io.odpf.optimus.plugin.command.arguments.Program;
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
import io.odpf.optimus.plugin.command.process.LogsCommand;
import io.odpf.optimus.plugin.command.process.OperateCommand;
import io.odpf.optimus.plugin.command.process.PsCommand;
import io.odpf.optimus.plugin.command.process.VerifyCommand;
import io.odpf.optimus.plugin.command.render.CommandHints;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All commands by name. A command is created only when it is needed, so that a run loads only its
 * class. Immutable.
 */
public final class Catalogue {
  public static final String PLUGIN = "plugin";

  /** The name of the group whose commands have no common first word. */
  private static final String ALONE = "";

  private static final String[] PLUGIN_COMMANDS = {
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
    "call"
  };

  /** Commands for the runtime's plugins, available only in its shell. */
  private static final String[] RUNTIME_COMMANDS = {"ps", "start", "stop", "restart", "logs"};

  private static final String[] COMMANDS = {"completion", "man", "help", "version"};

  private final Program.Naming naming;
  private final String version;
  private final List<CommandGroup> more;

  public Catalogue(Program.Naming naming, String version, List<CommandGroup> more) {
    this.naming = naming;
    this.version = version;
    this.more = List.copyOf(more);
  }

  /** Returns the program's version. */
  public String version() {
    return version;
  }

  /**
   * Returns the way to complete commands in hints.
   *
   * @param config the configuration as the user wrote it; null if the user named none
   */
  public CommandHints hints(@Nullable String config) {
    return CommandHints.of(config, naming == Program.Naming.SHELL);
  }

  /** Returns whether a group exists. */
  public boolean hasGroup(String name) {
    return name.equals(PLUGIN) || added(name) != null;
  }

  /** Returns a command of an existing group; null if the group does not have it. */
  public @Nullable Command command(String group, String name) {
    if (!group.equals(PLUGIN)) {
      return CommandNames.find(Objects.requireNonNull(added(group)).commands(), name);
    }
    Command command = pluginCommand(name);
    return command == null || naming != Program.Naming.SHELL ? command : new ShellForm(command);
  }

  private @Nullable Command pluginCommand(String name) {
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
      default -> naming == Program.Naming.SHELL ? runtimeCommand(name) : null;
    };
  }

  /** Returns whether a command is available only in a runtime's shell. */
  public static boolean onlyInShell(String name) {
    return runtimeCommand(name) != null;
  }

  private static @Nullable Command runtimeCommand(String name) {
    return switch (name) {
      case "ps" -> new PsCommand();
      case "start" -> new OperateCommand(OperateCommand.Operation.START);
      case "stop" -> new OperateCommand(OperateCommand.Operation.STOP);
      case "restart" -> new OperateCommand(OperateCommand.Operation.RESTART);
      case "logs" -> new LogsCommand();
      default -> null;
    };
  }

  /** Returns a command without a group; null if it does not exist. */
  public @Nullable Command command(String name) {
    return switch (name) {
      case "completion" -> new CompletionCommand(this);
      case "man" -> new ManCommand(this);
      case "help" -> new HelpCommand(this);
      case "version" -> new VersionCommand(version);
      default -> hasGroup(ALONE) ? command(ALONE, name) : null;
    };
  }

  /** Returns the description of all commands. */
  public Program program() {
    List<Command> plugin = new ArrayList<>();
    for (String name : PLUGIN_COMMANDS) {
      plugin.add(Objects.requireNonNull(command(PLUGIN, name)));
    }
    if (naming == Program.Naming.SHELL) {
      for (String name : RUNTIME_COMMANDS) {
        plugin.add(Objects.requireNonNull(command(PLUGIN, name)));
      }
    }
    List<Program.Group> groups = new ArrayList<>();
    groups.add(new Program.Group(PLUGIN, "install plugins and keep them as configured", plugin));
    List<Command> commands = new ArrayList<>();
    for (CommandGroup group : more) {
      if (group.name().equals(ALONE)) {
        commands.addAll(group.commands());
      } else {
        groups.add(new Program.Group(group.name(), group.summary(), group.commands()));
      }
    }
    for (String name : COMMANDS) {
      commands.add(Objects.requireNonNull(command(name)));
    }
    return new Program(naming, version, groups, commands);
  }

  private @Nullable CommandGroup added(String name) {
    for (CommandGroup group : more) {
      if (group.name().equals(name)) {
        return group;
      }
    }
    return null;
  }
}
