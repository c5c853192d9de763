// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.configuration;

import io.odpf.optimus.plugin.api.manager.ProviderInfo;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ConfigLookup;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.command.json.ReportJson;
import io.odpf.optimus.plugin.command.option.ManagerCommand;
import io.odpf.optimus.plugin.command.render.Paths;
import io.odpf.optimus.plugin.command.render.ReportText;
import java.io.IOException;
import java.util.List;

/** {@code plugin providers}. */
public final class ProvidersCommand extends ManagerCommand {
  /** Creates the command. */
  public ProvidersCommand() {
    super("providers", "list the available provider types", false);
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    ConfigLookup.Found config = call.arguments().has("config") ? ConfigLookup.required(call) : null;
    List<ProviderInfo> providers;
    try (ManagerHost.Session session = open(call, config)) {
      providers = session.manager().providers();
    }
    if (call.json()) {
      ReportJson.providers(providers, call.console().out());
    } else if (!call.quiet()) {
      new ReportText(call.console(), Paths.of(call.workingDirectory())).providers(providers);
    }
    return ExitCode.OK;
  }
}
