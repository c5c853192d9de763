// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.Problem;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.json.ReportJson;
import io.odpf.optimus.plugin.command.progress.Progress;
import io.odpf.optimus.plugin.command.render.ProblemText;
import io.odpf.optimus.plugin.command.render.ReportText;
import java.io.IOException;
import java.util.List;

/** {@code plugin validate}. */
final class ValidateCommand implements Command {
  @Override
  public String name() {
    return "validate";
  }

  @Override
  public String summary() {
    return "show everything that is wrong with the configuration";
  }

  @Override
  public String description() {
    return "All findings at once, each with line and column, without using the network.";
  }

  @Override
  public List<OptionSpec> options() {
    return PluginOptions.with();
  }

  @Override
  public int run(Invocation call)
      throws UsageException, PluginManagerException, InterruptedException, IOException {
    ConfigLookup.Found config = ConfigLookup.required(call);
    List<Problem> problems = findings(call, config);
    if (call.json()) {
      ReportJson.validate(config.file().path(), problems, call.console().out());
    } else if (!problems.isEmpty()) {
      new ProblemText(call.console(), config.paths()).print(problems);
    } else if (!call.quiet()) {
      new ReportText(call.console(), config.paths())
          .valid(config.paths().show(config.file().path()));
    }
    return problems.isEmpty() ? ExitCode.OK : ExitCode.USAGE;
  }

  /** A configuration that keeps the manager from being had is a finding, not a failure. */
  private static List<Problem> findings(Invocation call, ConfigLookup.Found config)
      throws PluginManagerException, InterruptedException {
    try (ManagerHost.Session session = Requests.open(call, config);
        Progress progress = Requests.progress(call, false)) {
      return session.manager().validate(config.file(), progress);
    } catch (PluginManagerException invalid) {
      if (invalid.category() == PluginManagerException.Category.CONFIG) {
        return invalid.problems();
      }
      throw invalid;
    }
  }
}
