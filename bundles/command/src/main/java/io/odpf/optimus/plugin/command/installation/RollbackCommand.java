// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.installation;

import io.odpf.optimus.plugin.api.manager.RollbackReport;
import io.odpf.optimus.plugin.api.manager.RollbackRequest;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ConfigLookup;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.json.ReportJson;
import io.odpf.optimus.plugin.command.option.ManagerCommand;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.render.InstallText;
import java.io.IOException;
import java.util.List;

/** {@code plugin rollback}. */
public final class RollbackCommand extends ManagerCommand {
  /** Creates the command. */
  public RollbackCommand() {
    super("rollback", "restore the plugins from before the last install", true);
  }

  @Override
  public String description() {
    return "Undoes the last install, all or nothing, from the files that it "
        + "replaced, without the network. The configuration and the lock file stay "
        + "as they are, so the next install follows them again; change them too if "
        + "the rollback is to last. A rollback can itself be rolled back.";
  }

  @Override
  public List<OptionSpec> options() {
    return PluginOptions.with(PluginOptions.dryRun());
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    ConfigLookup.Found config = ConfigLookup.required(call);
    RollbackReport report;
    try (ManagerHost.Session session = open(call, config)) {
      report =
          session
              .manager()
              .rollback(new RollbackRequest(config.file(), call.arguments().has("dry-run")));
    }
    if (call.json()) {
      ReportJson.rollback(report, call.console().out());
    } else if (!call.quiet()) {
      new InstallText(call.console(), config.paths()).print(report);
    }
    return ExitCode.OK;
  }
}
