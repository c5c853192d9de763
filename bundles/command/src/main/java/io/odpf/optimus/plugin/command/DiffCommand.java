// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import io.odpf.optimus.plugin.api.manager.DiffReport;
import io.odpf.optimus.plugin.api.manager.DiffRequest;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.json.ReportJson;
import io.odpf.optimus.plugin.command.render.ReportText;
import java.io.IOException;
import java.util.List;

/** {@code plugin diff}. */
final class DiffCommand implements Command {
  @Override
  public String name() {
    return "diff";
  }

  @Override
  public String summary() {
    return "compare configuration, lock file and install location";
  }

  @Override
  public String description() {
    return "Prints one line a difference, without using the network. The exit code is 0 if there"
        + " is none and 3 if there are any, or if an interrupted command left something to be"
        + " finished or undone. Changes nothing.";
  }

  @Override
  public List<OptionSpec> options() {
    return PluginOptions.with(PluginOptions.mode(), PluginOptions.platform());
  }

  @Override
  public int run(Invocation call)
      throws UsageException, PluginManagerException, InterruptedException, IOException {
    ConfigLookup.Found config = ConfigLookup.required(call);
    DiffReport report;
    try (ManagerHost.Session session = Requests.open(call, config)) {
      report =
          session
              .manager()
              .diff(
                  new DiffRequest(
                      config.file(),
                      Requests.mode(call.arguments()),
                      Requests.platform(call.arguments())));
    }
    if (call.json()) {
      ReportJson.diff(report, call.console().out());
    } else if (!call.quiet()) {
      new ReportText(call.console(), config.paths()).diff(report);
    }
    return report.different() ? ExitCode.DIFFERENT : ExitCode.OK;
  }
}
