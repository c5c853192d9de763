// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.configuration;

import io.odpf.optimus.plugin.api.manager.CleanReport;
import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.manager.EditReport;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.RemoveRequest;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ConfigLookup;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.json.VersionJson;
import io.odpf.optimus.plugin.command.option.ManagerCommand;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.command.render.ReportText;
import io.odpf.optimus.plugin.command.render.VersionText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code plugin remove}. */
public final class RemoveCommand extends ManagerCommand {
  /** Creates the command. */
  public RemoveCommand() {
    super(
        "remove",
        "remove plugins from the configuration",
        true,
        List.of(
            Operand.one(PluginOptions.plugin(), "the plugin's name"),
            Operand.any(PluginOptions.plugin(), "the names of more plugins")));
  }

  @Override
  public String description() {
    return "Removes their entries, with the comments on those lines. Everything else in the file"
        + " stays as it is. Installed plugins stay until 'clean' removes them; --clean does so at"
        + " once.";
  }

  @Override
  public List<OptionSpec> options() {
    return PluginOptions.with(
        OptionSpec.flag("clean", "", "also remove installed plugins that are no longer listed"),
        PluginOptions.dryRun());
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    boolean clean = call.arguments().has("clean");
    boolean dryRun = call.arguments().has("dry-run");
    if (clean && dryRun) {
      throw new UsageException(
          CommandProblem.BAD_OPTION,
          "--clean and --dry-run cannot be combined",
          "leave one out; 'clean --dry-run' shows what is no longer listed");
    }
    ConfigLookup.Found config = ConfigLookup.required(call);
    EditReport report;
    Optional<CleanReport> cleaned = Optional.empty();
    try (ManagerHost.Session session = open(call, config)) {
      PluginManager manager = session.manager();
      report =
          manager.remove(new RemoveRequest(config.file(), call.arguments().operands(), dryRun));
      if (clean) {
        cleaned = Optional.of(manager.clean(new CleanRequest(config.file(), Set.of())));
      }
    }
    if (call.json()) {
      VersionJson.edit("remove", report, cleaned, call.console().out());
    } else if (!call.quiet()) {
      new VersionText(call.console(), config.paths()).removed(report, !clean);
      if (cleaned.isPresent()) {
        new ReportText(call.console(), config.paths()).clean(cleaned.get());
      }
    }
    return ExitCode.OK;
  }
}
