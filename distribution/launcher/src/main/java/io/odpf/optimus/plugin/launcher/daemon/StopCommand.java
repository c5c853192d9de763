// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.launcher.control.ControlClient;
import io.odpf.optimus.plugin.launcher.control.Request;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import java.io.IOException;

/** {@code runtime stop}. */
final class StopCommand implements Command {
  private final Installation installation;

  StopCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public String name() {
    return "stop";
  }

  @Override
  public String summary() {
    return "stop the runtime, and wait until it has gone";
  }

  @Override
  public int run(Invocation call) throws PluginManagerException, IOException {
    RuntimePlace place = RuntimePlace.of(call.environment(), installation.userHome());
    try (ControlClient client = ControlClient.connect(place).orElseThrow(Failure::notRunning)) {
      client.send(Request.STOP);
      client.receive(call.console().out(), call.console().err());
    }
    ControlClient.awaitEnd(place);
    call.console().out().println("runtime stopped");
    return ExitCode.OK;
  }
}
