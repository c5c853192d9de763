// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher;

import io.odpf.optimus.plugin.command.CommandGroup;
import io.odpf.optimus.plugin.launcher.daemon.RuntimeCommands;
import io.odpf.optimus.plugin.launcher.defaults.ConfigCommands;
import io.odpf.optimus.plugin.launcher.doctor.DoctorCommand;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import java.util.List;

/** The commands other than {@code plugin}. */
public final class MoreCommands {
  private MoreCommands() {}

  /**
   * Returns the commands.
   *
   * @param installation the installation, with the host's defaults in its environment
   * @param process the installation with the original environment of the process
   */
  public static List<CommandGroup> of(Installation installation, Installation process) {
    return List.of(
        RuntimeCommands.group(installation),
        ConfigCommands.group(process),
        new CommandGroup("", "", List.of(new DoctorCommand(installation, process))));
  }
}
