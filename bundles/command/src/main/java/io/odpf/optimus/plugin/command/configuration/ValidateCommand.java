// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.configuration;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.ValidateReport;
import io.odpf.optimus.plugin.api.manager.ValidateRequest;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ConfigLookup;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.json.ReportJson;
import io.odpf.optimus.plugin.command.option.ManagerCommand;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.render.CommandHints;
import io.odpf.optimus.plugin.command.render.ProblemText;
import io.odpf.optimus.plugin.command.render.ReportText;
import java.io.IOException;
import java.util.List;

/** {@code plugin validate}. */
public final class ValidateCommand extends ManagerCommand {
  /** Creates the command. */
  public ValidateCommand() {
    super("validate", "show every error in the configuration", false);
  }

  @Override
  public String description() {
    return "Shows all findings at once, each with line and column, without using the network."
        + " Unset variables and missing secret files are notes, since commands that ask no source"
        + " do not need them. With --strict they are errors.";
  }

  @Override
  public List<OptionSpec> options() {
    return PluginOptions.with(PluginOptions.strict("count notes as errors"));
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    ConfigLookup.Found config = ConfigLookup.required(call);
    ValidateReport report = findings(call, config);
    if (call.json()) {
      ReportJson.validate(config.file().path(), report, call.console().out());
    } else {
      ProblemText text = new ProblemText(call.console(), config.paths());
      text.print(report.problems());
      if (!call.quiet()) {
        text.note(report.notes());
        if (report.valid()) {
          new ReportText(call.console(), config.paths())
              .valid(config.paths().show(config.file().path()));
        }
      }
    }
    return report.valid() ? ExitCode.OK : ExitCode.USAGE;
  }

  /**
   * Returns the findings. A configuration for which no manager can be opened is a finding, not a
   * failure.
   */
  private static ValidateReport findings(Invocation call, ConfigLookup.Found config)
      throws PluginManagerException, InterruptedException {
    try (ManagerHost.Session session = open(call, config)) {
      ValidateReport report =
          session
              .manager()
              .validate(
                  new ValidateRequest(config.file(), call.arguments().has(PluginOptions.STRICT)));
      CommandHints hints = call.hints();
      return new ValidateReport(hints.on(report.problems()), hints.on(report.notes()));
    } catch (PluginManagerException e) {
      if (e.category() == PluginManagerException.Category.CONFIG) {
        return new ValidateReport(call.hints().on(e.problems()), List.of());
      }
      throw e;
    }
  }
}
