// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.installation;

import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.UpgradePlan;
import io.odpf.optimus.plugin.api.manager.UpgradeReport;
import io.odpf.optimus.plugin.api.manager.UpgradeRequest;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ConfigLookup;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.command.arguments.Arguments;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.json.VersionJson;
import io.odpf.optimus.plugin.command.option.ManagerCommand;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.command.progress.Progress;
import io.odpf.optimus.plugin.command.render.InstallText;
import io.odpf.optimus.plugin.command.render.VersionText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** {@code plugin upgrade}. */
public final class UpgradeCommand extends ManagerCommand {
  /** Creates the command. */
  public UpgradeCommand() {
    super(
        "upgrade",
        "lock and install what the sources offer now, after confirmation",
        true,
        PluginOptions.configuredPlugins());
  }

  @Override
  public String description() {
    return "Fetches and verifies what the sources offer now for the configured "
        + "plugins, shows the changes, and asks for confirmation. Then the lock "
        + "file and the install location change together, or not at all.\n"
        + "The configuration is not edited: its versions stay, and newer versions "
        + "are reported.";
  }

  @Override
  public List<OptionSpec> options() {
    return PluginOptions.with(
        PluginOptions.mode(),
        OptionSpec.flag("yes", "y", "do not ask"),
        PluginOptions.dryRun(),
        PluginOptions.force(),
        PluginOptions.allowDowngrade(),
        PluginOptions.verify(),
        PluginOptions.noVerify(),
        PluginOptions.parallel(),
        PluginOptions.noProgress());
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    Arguments arguments = call.arguments();
    boolean asks = !arguments.has("yes") && !arguments.has("dry-run");
    if (asks && !call.console().prompt().available()) {
      throw new UsageException(
          CommandProblem.NO_TERMINAL,
          "cannot ask for confirmation without a terminal",
          "use --yes to upgrade without confirmation, or --dry-run to see what " + "would change");
    }
    Set<Option> options = InstallCommand.options(arguments);
    ConfigLookup.Found config = ConfigLookup.required(call);
    UpgradeRequest request =
        new UpgradeRequest(
            config.file(),
            arguments.operands(),
            mode(arguments),
            options,
            arguments.number("parallel"));
    VersionText text = new VersionText(call.console(), config.paths());
    long start = System.nanoTime();
    UpgradeReport report;
    try (ManagerHost.Session session = open(call, config);
        Progress progress = progress(call, true)) {
      report =
          session
              .manager()
              .upgrade(
                  request,
                  progress,
                  plan -> {
                    progress.pause();
                    return !asks || agreed(call, text, plan);
                  });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (call.json()) {
      VersionJson.upgrade(report, took, call.console().out());
    } else if (!call.quiet()) {
      text.upgrade(report, asks, call.verbose());
      if (report.install().isPresent()) {
        new InstallText(call.console(), config.paths())
            .print(report.install().get(), took, call.verbose());
      }
    }
    return report.outcome() == UpgradeReport.Outcome.DECLINED ? ExitCode.FAILURE : ExitCode.OK;
  }

  private static boolean agreed(Invocation call, VersionText text, UpgradePlan plan)
      throws InterruptedException {
    text.question(plan, call.verbose());
    try {
      return call.console().prompt().confirms("upgrade?");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
