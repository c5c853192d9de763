// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.catalogue;

import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.CommandGroup;
import io.odpf.optimus.plugin.command.arguments.CommandNames;
import io.odpf.optimus.plugin.command.arguments.CommandSpec;
import io.odpf.optimus.plugin.command.arguments.Program;
import io.odpf.optimus.plugin.command.project.InitProjectCommand;
import io.odpf.optimus.plugin.command.render.CommandHints;
import io.odpf.optimus.plugin.command.serve.ServeCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All commands by name. A command is created only when it is needed, so that a run loads only its
 * class. Immutable.
 */
public final class Catalogue {
  public static final String PLUGIN = PluginCommands.NAME;

  /** The name of the group whose commands have no common first word. */
  private static final String ALONE = "";

  /** The first words of the program's own families, in the order of the help. */
  private static final String[] FAMILIES = {
    PluginCommands.NAME, JobCommands.NAME, SecretCommands.NAME, AdminCommands.NAME
  };

  private static final String[] COMMANDS = {
    "init", "serve", "completion", "man", "help", "version"
  };

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

  private static @Nullable CommandFamily family(String name) {
    return switch (name) {
      case PluginCommands.NAME -> new PluginCommands();
      case JobCommands.NAME -> new JobCommands();
      case SecretCommands.NAME -> new SecretCommands();
      case AdminCommands.NAME -> new AdminCommands();
      default -> null;
    };
  }

  /** Returns whether a word is the first of a family of the program's own commands. */
  public static boolean isFamily(String word) {
    return family(word) != null;
  }

  /** Returns whether a group exists. */
  public boolean hasGroup(String name) {
    return isFamily(name) || added(name) != null;
  }

  /** Returns a command of an existing group; null if the group does not have it. */
  public @Nullable Command command(String group, String name) {
    CommandFamily family = family(group);
    if (family == null) {
      return CommandNames.find(Objects.requireNonNull(added(group)).commands(), name);
    }
    return naming == Program.Naming.SHELL ? shellCommand(name) : family.command(name);
  }

  /**
   * Returns a command of a shell, which has one group: those for plugins by their names, and the
   * others by the name of their family and their own, such as {@code job-validate}.
   */
  private static @Nullable Command shellCommand(String name) {
    Command command = new PluginCommands().command(name);
    if (command == null) {
      command = new RuntimePluginCommands().command(name);
    }
    int dash = name.indexOf('-');
    CommandFamily family = dash < 0 ? null : family(name.substring(0, dash));
    if (command == null && family != null) {
      command = family.command(name.substring(dash + 1));
    }
    return command == null ? null : new ShellForm(name, command);
  }

  /** Returns whether a command is available only in a runtime's shell. */
  public static boolean onlyInShell(String name) {
    return new RuntimePluginCommands().command(name) != null;
  }

  /** Returns a command without a group; null if it does not exist. */
  public @Nullable Command command(String name) {
    return switch (name) {
      case "init" -> new InitProjectCommand();
      case "serve" -> new ServeCommand(version);
      case "completion" -> new CompletionCommand(this);
      case "man" -> new ManCommand(this);
      case "help" -> new HelpCommand(this);
      case "version" -> new VersionCommand(version);
      default -> added(ALONE) != null ? command(ALONE, name) : null;
    };
  }

  /**
   * Returns the command that a command line names, in whichever of its spellings; empty if there is
   * none.
   *
   * @param words the words of the command line
   */
  public Optional<NamedCommand> find(List<String> words) {
    String first = words.isEmpty() ? "" : words.get(0);
    String second = words.size() < 2 ? "" : words.get(1);
    if (!hasGroup(first)) {
      Command command = command(first);
      return command == null ? alias(words) : Optional.of(new NamedCommand("", command, 1));
    }
    Command command = command(first, second);
    return command == null ? alias(words) : Optional.of(new NamedCommand(first, command, 2));
  }

  /** Returns the command that has the beginning of a command line as another spelling. */
  private Optional<NamedCommand> alias(List<String> words) {
    if (naming == Program.Naming.SHELL) {
      return Optional.empty();
    }
    for (Program.Group group : program().groups()) {
      for (CommandSpec command : group.commands()) {
        for (String alias : command.aliases()) {
          List<String> spelled = List.of(alias.split(" "));
          if (words.size() >= spelled.size() && words.subList(0, spelled.size()).equals(spelled)) {
            return Optional.of(
                new NamedCommand(
                    group.name(),
                    Objects.requireNonNull(command(group.name(), command.name())),
                    spelled.size()));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the description of all commands. */
  public Program program() {
    List<Program.Group> groups = new ArrayList<>();
    if (naming == Program.Naming.SHELL) {
      groups.add(new Program.Group(PLUGIN, new PluginCommands().summary(), shellCommands()));
    } else {
      for (String name : FAMILIES) {
        CommandFamily family = Objects.requireNonNull(family(name));
        groups.add(new Program.Group(name, family.summary(), commands(name, family.names())));
      }
    }
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

  private List<Command> shellCommands() {
    List<String> names = new ArrayList<>(new PluginCommands().names());
    names.addAll(new RuntimePluginCommands().names());
    for (String name : FAMILIES) {
      if (!name.equals(PLUGIN)) {
        Objects.requireNonNull(family(name)).names().forEach(own -> names.add(name + "-" + own));
      }
    }
    return commands(PLUGIN, names);
  }

  private List<Command> commands(String group, List<String> names) {
    List<Command> commands = new ArrayList<>();
    for (String name : names) {
      commands.add(Objects.requireNonNull(command(group, name)));
    }
    return commands;
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
