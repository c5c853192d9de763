// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import io.odpf.optimus.plugin.command.arguments.Program;
import java.util.ArrayList;
import java.util.List;

/** All commands, made when they are asked for. Immutable. */
final class Catalogue {
  private final Program.Naming naming;
  private final String version;
  private final List<CommandGroup> more;

  Catalogue(Program.Naming naming, String version, List<CommandGroup> more) {
    this.naming = naming;
    this.version = version;
    this.more = List.copyOf(more);
  }

  /** The group of this name; null if there is none. */
  CommandGroup group(String name) {
    if (name.equals("plugin")) {
      return plugin();
    }
    for (CommandGroup group : more) {
      if (group.name().equals(name)) {
        return group;
      }
    }
    return null;
  }

  /** The command without a group of this name; null if there is none. */
  Command command(String name) {
    return switch (name) {
      case "completion" -> new CompletionCommand(this);
      case "man" -> new ManCommand(this);
      case "help" -> new HelpCommand(this);
      case "version" -> new VersionCommand(version);
      default -> null;
    };
  }

  /** Everything, as data. */
  Program program() {
    List<Program.Group> groups = new ArrayList<>();
    CommandGroup plugin = plugin();
    groups.add(new Program.Group(plugin.name(), plugin.summary(), plugin.commands()));
    for (CommandGroup group : more) {
      groups.add(new Program.Group(group.name(), group.summary(), group.commands()));
    }
    List<Command> commands = new ArrayList<>();
    for (String name : new String[] {"completion", "man", "help", "version"}) {
      commands.add(command(name));
    }
    return new Program(naming, version, groups, commands);
  }

  private static CommandGroup plugin() {
    return new CommandGroup(
        "plugin",
        "install plugins and keep them as configured",
        List.of(
            new InstallCommand(),
            new DiffCommand(),
            new CleanCommand(),
            new RollbackCommand(),
            new ListCommand(),
            new LockCommand(),
            new ValidateCommand(),
            new ProvidersCommand()));
  }
}
