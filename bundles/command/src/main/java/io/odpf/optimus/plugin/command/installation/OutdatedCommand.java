// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.installation;

import io.odpf.optimus.plugin.api.manager.OutdatedReport;
import io.odpf.optimus.plugin.api.manager.OutdatedRequest;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ConfigLookup;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.json.VersionJson;
import io.odpf.optimus.plugin.command.option.ManagerCommand;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.progress.Progress;
import io.odpf.optimus.plugin.command.render.VersionText;
import java.io.IOException;
import java.util.List;

/** {@code plugin outdated}. */
public final class OutdatedCommand extends ManagerCommand {
  /** Creates the command. */
  public OutdatedCommand() {
    super(
        "outdated",
        "compare what the sources offer with what is locked and installed",
        false,
        PluginOptions.configuredPlugins());
  }

  @Override
  public String description() {
    return "WANTED is what the source now offers for the version in the "
        + "configuration. LATEST is the newest version that the source knows, from "
        + "git tags, a Go module, or object keys that contain the version. Other "
        + "sources do not know their versions.\n"
        + "The exit code is 0 if nothing is outdated, 3 if something is or has a "
        + "newer version, and 1 if a source could not be asked. Changes nothing.";
  }

  @Override
  public List<OptionSpec> options() {
    return PluginOptions.with(PluginOptions.platform(), PluginOptions.noProgress());
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    ConfigLookup.Found config = ConfigLookup.required(call);
    OutdatedReport report;
    try (ManagerHost.Session session = open(call, config);
        Progress progress = progress(call, false)) {
      report =
          session
              .manager()
              .outdated(
                  new OutdatedRequest(
                      config.file(), call.arguments().operands(), platform(call.arguments())),
                  progress);
    }
    if (call.json()) {
      VersionJson.outdated(report, call.console().out());
    } else {
      new VersionText(call.console(), config.paths()).outdated(report, call.quiet());
    }
    if (report.failed()) {
      return ExitCode.FAILURE;
    }
    return report.outdated() ? ExitCode.DIFFERENT : ExitCode.OK;
  }
}
