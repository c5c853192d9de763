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
import java.util.Map;

/** {@code runtime status}. */
final class StatusCommand implements Command {
  private final Installation installation;

  StatusCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public String name() {
    return "status";
  }

  @Override
  public String summary() {
    return "say whether the runtime runs, and what it has";
  }

  @Override
  public List<OptionSpec> options() {
    return List.of(RuntimeOption.OUTPUT, RuntimeOption.QUIET, RuntimeOption.VERBOSE);
  }

  @Override
  public int run(Invocation call) throws PluginManagerException, InterruptedException, IOException {
    RuntimePlace place = RuntimePlace.of(call.environment(), installation.userHome());
    String form = call.json() ? "json" : call.verbose() ? "verbose" : "text";
    Map<String, Object> state =
        new ShortRequest(place, ShortRequest.LIMIT).send(client -> client.state(false));
    if (!call.quiet() || call.json()) {
      new StatusReport(state, call.console().out()).print(form);
    }
    return ExitCode.OK;
  }
}
