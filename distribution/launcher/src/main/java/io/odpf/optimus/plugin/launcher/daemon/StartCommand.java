// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import java.io.IOException;
import java.util.List;

/** {@code runtime start}. */
final class StartCommand implements Command {
  private final Installation installation;

  StartCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String summary() {
    return "start the runtime";
  }

  @Override
  public String description() {
    return "On a terminal this opens the runtime's shell, and leaving that stops the runtime;"
        + " elsewhere it runs until it is stopped.";
  }

  @Override
  public List<OptionSpec> options() {
    return List.of(
        OptionSpec.flag("detach", "d", "run in the background"),
        OptionSpec.flag(
            KeptPlugins.OPTION,
            "",
            "let plugins outlive the runtime if it is killed; the next one attaches to them"),
        OptionSpec.flag("no-drop-ins", "", "use no dropped-in bundles"));
  }

  @Override
  public int run(Invocation call) throws PluginManagerException, InterruptedException, IOException {
    RuntimePlace place = RuntimePlace.of(call.environment(), installation.userHome());
    boolean keep = call.arguments().has(KeptPlugins.OPTION);
    if (call.arguments().has("detach")) {
      String pid = new DetachedStart(installation, place, keep).run(call.console().err());
      call.console().out().println("runtime started, process " + pid);
      return ExitCode.OK;
    }
    try (RuntimeDaemon daemon =
        RuntimeDaemon.start(installation, place, keep, call.console().err())) {
      if (System.console() != null && call.console().live()) {
        return code(daemon.interactive());
      }
      call.console().out().println("runtime started, process " + ProcessHandle.current().pid());
      call.console().out().flush();
      return code(daemon.awaitStop());
    }
  }

  private static int code(boolean asked) {
    return asked ? ExitCode.OK : ExitCode.FAILURE;
  }
}
