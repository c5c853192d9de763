// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import java.util.List;

/**
 * Commands with a common first word.
 *
 * @param name the first word; empty for commands without one
 * @param summary the purpose of the commands, one sentence without a full stop
 * @param commands the commands in the order of the help
 */
public record CommandGroup(String name, String summary, List<Command> commands) {
  public CommandGroup {
    commands = List.copyOf(commands);
  }
}
