// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.installation;

import io.odpf.optimus.plugin.api.manager.DiffReport;
import io.odpf.optimus.plugin.api.manager.DiffRequest;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.ServerDiffReport;
import io.odpf.optimus.plugin.api.manager.ServerDiffRequest;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ConfigLookup;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.json.ReportJson;
import io.odpf.optimus.plugin.command.json.ServerDiffJson;
import io.odpf.optimus.plugin.command.option.ManagerCommand;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.command.render.DiffText;
import io.odpf.optimus.plugin.command.render.Paths;
import io.odpf.optimus.plugin.command.render.ServerDiffText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code plugin diff}. */
public final class DiffCommand extends ManagerCommand {
  private static final String AGAINST = "against";

  /** Creates the command. */
  public DiffCommand() {
    super("diff", "compare configuration, lock file and install location", false);
  }

  @Override
  public String description() {
    return "Prints one line per difference and the command that resolves them, without using the"
        + " network or any secret. The exit code is 0 if there are no differences. It is 3 if there"
        + " are any, or if an interrupted command has to be finished or undone. Changes nothing.\n"
        + "Plugins installed by hand, and lock entries of plugins that are no longer listed, are"
        + " notes; with --strict they are differences.\n"
        + "With --against, the configuration, this machine and what a server runs are compared side"
        + " by side; only the server is asked. Without a configuration, all plugins of the server"
        + " are compared.";
  }

  @Override
  public List<OptionSpec> options() {
    return PluginOptions.with(
        PluginOptions.mode(),
        PluginOptions.platform(),
        OptionSpec.valued(
            AGAINST,
            "",
            Value.of(Value.Kind.TEXT, "SERVER"),
            "also compare with this server: an https:// address, or a name in the host's list of"
                + " servers"),
        PluginOptions.strict("count notes as differences"));
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    Optional<String> server = call.arguments().value(AGAINST);
    return server.isPresent() ? against(call, server.get()) : local(call);
  }

  private static int against(Invocation call, String server)
      throws ProblemException, InterruptedException, IOException {
    if (mode(call.arguments()) == Mode.SERVER) {
      throw new UsageException(
          CommandProblem.BAD_OPTION,
          "--against and --mode server contradict each other",
          "clients are compared with a server; leave one out");
    }
    ConfigLookup.@Nullable Found config = ConfigLookup.optional(call);
    ServerDiffReport report;
    try (ManagerHost.Session session = open(call, config)) {
      report =
          session
              .manager()
              .diff(
                  new ServerDiffRequest(
                      server,
                      config == null ? Optional.empty() : Optional.of(config.file()),
                      Optional.empty(),
                      call.environment(),
                      platform(call.arguments())));
    }
    if (call.json()) {
      ServerDiffJson.write(report, call.console().out());
    } else if (!call.quiet()) {
      Paths paths = config == null ? Paths.of(call.workingDirectory()) : config.paths();
      new ServerDiffText(call.console(), paths, call.hints(), config != null).print(report);
    }
    return report.different() ? ExitCode.DIFFERENT : ExitCode.OK;
  }

  private static int local(Invocation call)
      throws ProblemException, InterruptedException, IOException {
    ConfigLookup.Found config = ConfigLookup.required(call);
    DiffReport report;
    try (ManagerHost.Session session = open(call, config)) {
      report =
          session
              .manager()
              .diff(
                  new DiffRequest(
                      config.file(),
                      mode(call.arguments()),
                      platform(call.arguments()),
                      call.arguments().has(PluginOptions.STRICT)));
    }
    if (call.json()) {
      ReportJson.diff(report, call.console().out());
    } else if (!call.quiet()) {
      new DiffText(call.console(), config.paths(), call.hints(), options(call)).print(report);
    }
    return report.different() ? ExitCode.DIFFERENT : ExitCode.OK;
  }

  /** Returns the options, besides the configuration, of commands that resolve differences. */
  private static String options(Invocation call) {
    StringBuilder options = new StringBuilder();
    for (String name : new String[] {"mode", "platform"}) {
      Optional<String> value = call.arguments().value(name);
      if (value.isPresent()) {
        options.append(" --").append(name).append(' ').append(value.get());
      }
    }
    return options.toString();
  }
}
