// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.installation;

import io.odpf.optimus.plugin.api.manager.ListReport;
import io.odpf.optimus.plugin.api.manager.ListRequest;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.command.ConfigLookup;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.command.json.ReportJson;
import io.odpf.optimus.plugin.command.option.ManagerCommand;
import io.odpf.optimus.plugin.command.render.Paths;
import io.odpf.optimus.plugin.command.render.ReportText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code plugin list}. */
public final class ListCommand extends ManagerCommand {
  /** Creates the command. */
  public ListCommand() {
    super("list", "show what is installed, by this program or by hand", false);
  }

  @Override
  public String description() {
    return "Looks into the configuration's install location; without a configuration, into the"
        + " default one. Changes nothing: what an interrupted command left is only mentioned.";
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    ConfigLookup.Found config = ConfigLookup.optional(call);
    ListRequest request =
        new ListRequest(
            config == null ? Optional.empty() : Optional.of(config.file()),
            Optional.empty(),
            call.environment());
    ListReport report;
    try (ManagerHost.Session session = open(call, config)) {
      report = session.manager().list(request);
    }
    if (call.json()) {
      ReportJson.list(report, running(call), call.console().out());
    } else if (!call.quiet()) {
      Paths paths = config == null ? Paths.of(call.workingDirectory()) : config.paths();
      new ReportText(call.console(), paths).list(report, running(call), call.verbose());
    }
    return ExitCode.OK;
  }

  /**
   * Returns the plugins of the supervisor in the same runtime, by file; empty if there is no
   * supervisor.
   */
  private static Optional<Map<Path, PluginStatus>> running(Invocation call) {
    Optional<Supervisor> supervisor = call.supervisors().running();
    if (supervisor.isEmpty()) {
      return Optional.empty();
    }
    Map<Path, PluginStatus> plugins = new HashMap<>();
    for (PluginStatus plugin : supervisor.get().plugins()) {
      plugins.put(plugin.binary(), plugin);
    }
    return Optional.of(plugins);
  }
}
