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
import java.time.Duration;

/** {@code runtime stop}. */
final class StopCommand implements Command {
  /** Longer than a runtime takes that gives up on what does not stop. */
  private static final Duration PATIENCE = RuntimeDaemon.STOP_LIMIT.plusSeconds(30);

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
  public int run(Invocation call) throws PluginManagerException, InterruptedException, IOException {
    RuntimePlace place = RuntimePlace.of(call.environment(), installation.userHome());
    String pid = DetachedStart.pid(place);
    new ShortRequest(place, ShortRequest.LIMIT).send(Request.STOP);
    if (!ControlClient.awaitEnd(place, PATIENCE)) {
      throw Failure.stays(pid, PATIENCE, place.log());
    }
    call.console().out().println("runtime stopped");
    return ExitCode.OK;
  }
}
