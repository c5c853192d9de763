// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.installation;

import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ConfigLookup;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.command.arguments.Arguments;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.json.ReportJson;
import io.odpf.optimus.plugin.command.option.ManagerCommand;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.command.progress.Progress;
import io.odpf.optimus.plugin.command.render.InstallText;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code plugin install}. */
public final class InstallCommand extends ManagerCommand {
  private static final String CHECK_SOURCES = "check-sources";

  /** Creates the command. */
  public InstallCommand() {
    super(
        "install",
        "make this machine match the configuration, all or nothing",
        true,
        PluginOptions.configuredPlugins());
  }

  @Override
  public String description() {
    return "Fetches, verifies and unpacks what the configuration lists and the install location"
        + " lacks, then puts all of it in place at once. If one plugin fails, nothing is changed."
        + " A plugin that already matches the lock is left alone: without --check-sources, its"
        + " source is not asked and its secrets are not read.\n"
        + "With --verify, and in mode server, each new plugin is started, asked what it is, and"
        + " ended before anything is put in place.\n"
        + "The lock file beside the configuration names the exact bytes of every plugin. It is"
        + " written if it does not exist, and then covers the plugins of the other mode too;"
        + " commit it.";
  }

  @Override
  public List<OptionSpec> options() {
    return PluginOptions.with(
        PluginOptions.mode(),
        PluginOptions.dryRun(),
        OptionSpec.flag("locked", "", "fail if the lock file does not cover every plugin"),
        OptionSpec.flag("offline", "", "use only what was downloaded before"),
        OptionSpec.flag(CHECK_SOURCES, "", "check that the sources still have what is locked"),
        OptionSpec.flag("prune", "", "also remove plugins that are no longer listed"),
        OptionSpec.flag("adopt", "", "adopt an existing file if its contents match"),
        PluginOptions.force(),
        PluginOptions.allowDowngrade(),
        PluginOptions.verify(),
        PluginOptions.noVerify(),
        PluginOptions.platform(),
        PluginOptions.mirror(),
        PluginOptions.parallel(),
        PluginOptions.noProgress());
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    Arguments arguments = call.arguments();
    ConfigLookup.Found config = ConfigLookup.required(call);
    InstallRequest request =
        new InstallRequest(
            config.file(),
            arguments.operands(),
            mode(arguments),
            platform(arguments),
            options(arguments),
            arguments.number("parallel"),
            arguments.values("mirror"));
    long start = System.nanoTime();
    InstallReport report;
    try (ManagerHost.Session session = open(call, config);
        Progress progress = progress(call, false)) {
      report = session.manager().install(request, progress);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (call.json()) {
      ReportJson.install(report, took, call.console().out());
    } else if (!call.quiet()) {
      new InstallText(call.console(), config.paths()).print(report, took, call.verbose());
    }
    return ExitCode.OK;
  }

  /** Returns the options among the arguments, also for commands that have only some of them. */
  static Set<Option> options(Arguments arguments) throws UsageException {
    refuseBoth(arguments, "verify", "no-verify");
    refuseBoth(arguments, "offline", CHECK_SOURCES);
    Set<Option> options = EnumSet.noneOf(Option.class);
    add(options, arguments, "dry-run", Option.DRY_RUN);
    add(options, arguments, "locked", Option.LOCKED);
    add(options, arguments, "offline", Option.OFFLINE);
    add(options, arguments, CHECK_SOURCES, Option.CHECK_SOURCES);
    add(options, arguments, "prune", Option.PRUNE);
    add(options, arguments, "adopt", Option.ADOPT);
    add(options, arguments, "force", Option.FORCE);
    add(options, arguments, PluginOptions.ALLOW_DOWNGRADE, Option.DOWNGRADE);
    add(options, arguments, "verify", Option.VERIFY);
    add(options, arguments, "no-verify", Option.NO_VERIFY);
    return options;
  }

  private static void refuseBoth(Arguments arguments, String one, String other)
      throws UsageException {
    if (arguments.has(one) && arguments.has(other)) {
      throw new UsageException(
          CommandProblem.BAD_OPTION,
          "--" + one + " and --" + other + " contradict each other",
          "leave one out");
    }
  }

  private static void add(Set<Option> options, Arguments arguments, String name, Option option) {
    if (arguments.has(name)) {
      options.add(option);
    }
  }
}
