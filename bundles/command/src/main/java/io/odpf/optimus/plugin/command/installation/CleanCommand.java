// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.installation;

import io.odpf.optimus.plugin.api.manager.CleanReport;
import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ConfigLookup;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.json.ReportJson;
import io.odpf.optimus.plugin.command.option.ManagerCommand;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.render.ReportText;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code plugin clean}. */
public final class CleanCommand extends ManagerCommand {
  /** Creates the command. */
  public CleanCommand() {
    super("clean", "remove installed plugins that are no longer listed", true);
  }

  @Override
  public String description() {
    return "Removes only files that install put there and that have not changed "
        + "since, and the leftovers of crashes. Plugins installed by hand are "
        + "never touched.";
  }

  @Override
  public List<OptionSpec> options() {
    return PluginOptions.with(
        OptionSpec.flag("all", "", "remove everything that was installed, listed or not"),
        OptionSpec.flag("cache", "", "also empty the download store, which projects share"),
        PluginOptions.dryRun());
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    ConfigLookup.Found config = ConfigLookup.required(call);
    Set<CleanRequest.Option> options = EnumSet.noneOf(CleanRequest.Option.class);
    if (call.arguments().has("all")) {
      options.add(CleanRequest.Option.ALL);
    }
    if (call.arguments().has("cache")) {
      options.add(CleanRequest.Option.CACHE);
    }
    if (call.arguments().has("dry-run")) {
      options.add(CleanRequest.Option.DRY_RUN);
    }
    CleanReport report;
    try (ManagerHost.Session session = open(call, config)) {
      report = session.manager().clean(new CleanRequest(config.file(), options));
    }
    if (call.json()) {
      ReportJson.clean(report, call.console().out());
    } else if (!call.quiet()) {
      new ReportText(call.console(), config.paths()).clean(report);
    }
    return ExitCode.OK;
  }
}
