// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.defaults;

import io.odpf.optimus.plugin.command.CommandGroup;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import java.util.List;

/** {@code optimus config …}. */
public final class ConfigCommands {
  private ConfigCommands() {}

  /**
   * Returns the commands.
   *
   * @param installation the installation with the environment of the process, without defaults
   */
  public static CommandGroup group(Installation installation) {
    return new CommandGroup(
        "config", "show what this host uses by default", List.of(new ShowCommand(installation)));
  }
}
