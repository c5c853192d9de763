// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.installation;

import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.ServerInstallRequest;
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
import io.odpf.optimus.plugin.command.option.ServerOption;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.command.progress.Progress;
import io.odpf.optimus.plugin.command.render.InstallText;
import io.odpf.optimus.plugin.command.render.Paths;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        + " commit it.\n"
        + "With --server, this machine gets exactly what a server has locked, from the server, and"
        + " needs no credentials of any source. A configuration then selects plugins and says where"
        + " they go; without one, all plugins of the server are installed. The lock file is neither"
        + " read nor written.";
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
        ServerOption.spec(),
        PluginOptions.parallel(),
        PluginOptions.noProgress());
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    Optional<String> server = ServerOption.of(call, mode(call.arguments()));
    Set<Option> options = options(call.arguments());
    ConfigLookup.@Nullable Found config =
        server.isPresent() ? ConfigLookup.optional(call) : ConfigLookup.required(call);
    long start = System.nanoTime();
    InstallReport report;
    try (ManagerHost.Session session = open(call, config);
        Progress progress = progress(call, false)) {
      report =
          server.isPresent()
              ? session.manager().install(fromServer(call, server.get(), config, options), progress)
              : session
                  .manager()
                  .install(fromSources(call, Objects.requireNonNull(config), options), progress);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (call.json()) {
      ReportJson.install(report, took, call.console().out());
    } else if (!call.quiet()) {
      Paths paths = config == null ? Paths.of(call.workingDirectory()) : config.paths();
      new InstallText(call.console(), paths).print(report, took, call.verbose());
    }
    return ExitCode.OK;
  }

  private static InstallRequest fromSources(
      Invocation call, ConfigLookup.Found config, Set<Option> options) {
    Arguments arguments = call.arguments();
    return new InstallRequest(
        config.file(),
        arguments.operands(),
        mode(arguments),
        platform(arguments),
        options,
        arguments.number("parallel"),
        arguments.values("mirror"));
  }

  private static ServerInstallRequest fromServer(
      Invocation call, String server, ConfigLookup.@Nullable Found config, Set<Option> options)
      throws UsageException {
    Arguments arguments = call.arguments();
    if (options.contains(Option.CHECK_SOURCES)) {
      throw new UsageException(
          CommandProblem.BAD_OPTION,
          "--server and --" + CHECK_SOURCES + " contradict each other",
          "an install from a server asks no source; leave one out");
    }
    return new ServerInstallRequest(
        server,
        config == null ? Optional.empty() : Optional.of(config.file()),
        Optional.empty(),
        call.environment(),
        arguments.operands(),
        platform(arguments),
        options,
        arguments.number("parallel"),
        arguments.values("mirror"));
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
