// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import java.util.List;

/**
 * Commands that are called with a common word before theirs.
 *
 * @param name the word; empty for commands that are called by their name alone
 * @param summary what they are about, one sentence without a full stop
 * @param commands in the order that help shows
 */
public record CommandGroup(String name, String summary, List<Command> commands) {
  public CommandGroup {
    commands = List.copyOf(commands);
  }
}
