// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.arguments;

import java.util.List;

/**
 * All commands of a program.
 *
 * @param naming how commands are called
 * @param version the program's version
 * @param groups commands that are called with their group's name before theirs
 * @param commands commands that are called by their name alone
 */
public record Program(
    Naming naming, String version, List<Group> groups, List<? extends CommandSpec> commands) {

  /** How a user calls commands. */
  public enum Naming {
    /** {@code optimus plugin install}. */
    COMMAND_LINE,
    /** {@code optimus:install}. */
    SHELL
  }

  /**
   * Commands that belong together.
   *
   * @param name the word before theirs
   * @param summary what they are about, one sentence without a full stop
   * @param commands in the order that help shows
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

  /** The group of this name, which there must be. */
  public Group group(String name) {
    for (Group group : groups) {
      if (group.name().equals(name)) {
        return group;
      }
    }
    throw new IllegalArgumentException("no group is named " + name);
  }

  /** How a command is called; {@code group} is empty for one without a group. */
  public String call(String group, String command) {
    if (naming == Naming.SHELL) {
      return "optimus:" + command;
    }
    return group.isEmpty() ? "optimus " + command : "optimus " + group + " " + command;
  }
}
