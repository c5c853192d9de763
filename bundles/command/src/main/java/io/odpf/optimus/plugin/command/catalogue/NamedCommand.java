// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.catalogue;

import io.odpf.optimus.plugin.command.Command;
import java.util.Objects;

/**
 * The command that a command line names.
 *
 * @param group its first word; empty for a command without a group
 * @param command the command
 * @param words the number of words that name it on this command line
 */
public record NamedCommand(String group, Command command, int words) {
  public NamedCommand {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(command, "command");
  }

  /** Returns the name in JSON documents: without the group for commands about plugins. */
  public String document() {
    return group.isEmpty() || group.equals(Catalogue.PLUGIN)
        ? command.name()
        : group + " " + command.name();
  }
}
