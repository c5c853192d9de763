// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.process;

import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.json.PluginTree;
import io.odpf.optimus.plugin.command.json.TreeJson;
import io.odpf.optimus.plugin.command.option.DescribedCommand;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.render.TreeText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code plugin info}. */
public final class InfoCommand extends DescribedCommand {
  /** Where a plugin's questions name the job that they are about. */
  private static final String JOB = "JOB";

  /** Creates the command. */
  public InfoCommand() {
    super(
        "info",
        "show a plugin's description of itself and its questions",
        List.of(Operand.one(PluginOptions.plugin(), "the plugin's name")));
  }

  @Override
  public String description() {
    return "Starts the plugin, queries it, and stops it. In a runtime, queries the "
        + "running plugin; if it is not running, shows its last known state.";
  }

  @Override
  public List<OptionSpec> options() {
    return PluginOptions.with(PluginOptions.timeout());
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    String name = call.arguments().operands().get(0);
    Map<String, Object> document = new LinkedHashMap<>();
    try (PluginSession session = PluginSession.open(call)) {
      PluginStatus status = session.started(name);
      document.put("plugin", PluginTree.status(status));
      if (status.state() == PluginState.READY) {
        var client = session.supervisor().client(name);
        PluginInfo info = client.info(session.callOptions());
        document.put("info", PluginTree.info(info));
        if (info.mods().contains(PluginMod.CLI)) {
          var questions = client.questions(JOB, session.callOptions());
          document.put("questions", PluginTree.questions(questions));
        }
      } else if (status.info().isPresent()) {
        document.put("info", PluginTree.info(status.info().get()));
      }
    }
    if (call.json()) {
      TreeJson.write(name(), document, call.console().out());
    } else if (!call.quiet()) {
      new TreeText(call.console()).print(document);
    }
    return ExitCode.OK;
  }
}
