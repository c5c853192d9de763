// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.launcher.control.ControlClient;
import io.odpf.optimus.plugin.launcher.control.Request;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

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
  public List<OptionSpec> options() {
    return List.of(
        OptionSpec.flag(
            KeptPlugins.OPTION,
            "",
            "leave the plugins to the next runtime; this one must have been started with it, too"));
  }

  @Override
  public int run(Invocation call) throws PluginManagerException, InterruptedException, IOException {
    RuntimePlace place = RuntimePlace.of(call.environment(), installation.userHome());
    String pid = DetachedStart.pid(place);
    boolean keep = call.arguments().has(KeptPlugins.OPTION);
    ShortRequest.Answer answer =
        new ShortRequest(place, ShortRequest.LIMIT)
            .send(keep ? Request.STOP + " " + KeptPlugins.OPTION : Request.STOP);
    if (answer.code() != 0) {
      throw Failure.of("plugins-not-kept", answer.err(), "stop it with: optimus runtime stop");
    }
    if (!ControlClient.awaitEnd(place, PATIENCE)) {
      throw Failure.stays(pid, PATIENCE, place.log());
    }
    call.console().out().println("runtime stopped");
    return ExitCode.OK;
  }
}
