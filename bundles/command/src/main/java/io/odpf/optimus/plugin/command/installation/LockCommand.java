// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.installation;

import io.odpf.optimus.plugin.api.manager.LockReport;
import io.odpf.optimus.plugin.api.manager.LockRequest;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.command.ConfigLookup;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.command.arguments.Arguments;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.json.ReportJson;
import io.odpf.optimus.plugin.command.option.ManagerCommand;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.command.progress.Progress;
import io.odpf.optimus.plugin.command.render.ReportText;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code plugin lock}. */
public final class LockCommand extends ManagerCommand {
  /** Creates the command. */
  public LockCommand() {
    super(
        "lock",
        "write or extend the lock file, for any platform, without installing",
        true,
        List.of(
            Operand.any(
                Value.of(Value.Kind.PLUGIN, "NAME"),
                "with --upgrade: only these plugins may change")));
  }

  @Override
  public String description() {
    return "The lock file names the exact bytes of every plugin for each requested "
        + "platform, so that one written on a laptop works on a server. Locked "
        + "versions stay as they are unless --upgrade is given.";
  }

  @Override
  public List<OptionSpec> options() {
    return PluginOptions.with(
        new OptionSpec(
            "platform",
            "",
            Value.of(Value.Kind.PLATFORM, "OS_ARCH[,OS_ARCH...]"),
            true,
            "the platforms to cover besides those already locked; default: this " + "machine's"),
        OptionSpec.flag(
            "upgrade", "", "lock what the sources offer now, for the named plugins or for all"),
        PluginOptions.allowDowngrade(),
        PluginOptions.parallel(),
        PluginOptions.noProgress());
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    Arguments arguments = call.arguments();
    if (!arguments.operands().isEmpty() && !arguments.has("upgrade")) {
      throw new UsageException(
          CommandProblem.UNEXPECTED_ARGUMENT,
          "'" + arguments.operands().get(0) + "' is given without --upgrade",
          "lock always covers all plugins; to move one to what its source offers "
              + "now, use --upgrade "
              + arguments.operands().get(0));
    }
    ConfigLookup.Found config = ConfigLookup.required(call);
    Set<Platform> platforms = platforms(arguments);
    LockRequest request =
        new LockRequest(
            config.file(),
            platforms,
            arguments.has("upgrade")
                ? Optional.of(Set.copyOf(arguments.operands()))
                : Optional.empty(),
            arguments.has(PluginOptions.ALLOW_DOWNGRADE),
            arguments.number("parallel"));
    long start = System.nanoTime();
    LockReport report;
    try (ManagerHost.Session session = open(call, config);
        Progress progress = progress(call, true)) {
      report = session.manager().lock(request, progress);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (call.json()) {
      ReportJson.lock(report, took, call.console().out());
    } else if (!call.quiet()) {
      new ReportText(call.console(), config.paths()).lock(report, took, call.verbose());
    }
    return ExitCode.OK;
  }

  private static Set<Platform> platforms(Arguments arguments) {
    Set<Platform> platforms = new LinkedHashSet<>();
    for (String list : arguments.values("platform")) {
      for (String part : list.split(",")) {
        // the parser has checked the form
        platforms.add(Platform.parse(part).orElseThrow());
      }
    }
    return platforms;
  }
}
