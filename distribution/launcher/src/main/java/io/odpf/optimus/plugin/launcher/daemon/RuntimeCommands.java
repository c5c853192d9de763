// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.command.CommandGroup;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import java.util.List;

/** {@code optimus runtime …}. */
public final class RuntimeCommands {
  private RuntimeCommands() {}

  public static CommandGroup group(Installation installation) {
    return new CommandGroup(
        "runtime",
        "run the Felix runtime that stays, with its shell",
        List.of(
            new StartCommand(installation),
            new StatusCommand(installation),
            new StopCommand(installation),
            new ShellCommand(installation),
            new PrepareCommand()));
  }
}
