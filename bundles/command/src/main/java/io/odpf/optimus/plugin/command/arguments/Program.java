// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.arguments;

import java.util.List;

/**
 * All commands of a program.
 *
 * @param naming the form in which commands are shown
 * @param version the program's version
 * @param groups the commands with a common first word
 * @param commands the commands without a group
 */
public record Program(
    Naming naming, String version, List<Group> groups, List<? extends CommandSpec> commands) {

  /** The forms in which users write commands. */
  public enum Naming {
    /** {@code optimus plugin install}. */
    COMMAND_LINE,
    /** {@code optimus:install}. */
    SHELL
  }

  /**
   * Commands with a common first word.
   *
   * @param name the first word
   * @param summary the purpose of the commands, one sentence without a full stop
   * @param commands the commands in the order of the help
   */
  public record Group(String name, String summary, List<? extends CommandSpec> commands) {
    public Group {
      commands = List.copyOf(commands);
    }
  }

  public Program {
    groups = List.copyOf(groups);
    commands = List.copyOf(commands);
  }

  /** Returns the group with the given name, which must exist. */
  public Group group(String name) {
    for (Group group : groups) {
      if (group.name().equals(name)) {
        return group;
      }
    }
    throw new IllegalArgumentException("no group is named " + name);
  }

  /** Returns the words of a command. {@code group} is empty for a command without a group. */
  public String call(String group, String command) {
    if (naming == Naming.SHELL) {
      return "optimus:" + command;
    }
    return group.isEmpty() ? "optimus " + command : "optimus " + group + " " + command;
  }
}
