// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.process;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.json.PluginTree;
import io.odpf.optimus.plugin.command.json.TreeJson;
import io.odpf.optimus.plugin.command.option.DescribedCommand;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.render.PluginText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code optimus:logs}. */
public final class LogsCommand extends DescribedCommand {
  private static final int DEFAULT_LINES = 100;

  /** Creates the command. */
  public LogsCommand() {
    super(
        "logs",
        "show the last lines that a plugin of this runtime logged",
        List.of(Operand.one(PluginOptions.plugin(), "the plugin's name")));
  }

  @Override
  public List<OptionSpec> options() {
    return PluginOptions.with(
        OptionSpec.valued(
            "lines",
            "n",
            Value.of(Value.Kind.NUMBER, "N"),
            "the maximum number of lines; default: " + DEFAULT_LINES));
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    String name = call.arguments().operands().get(0);
    int most = call.arguments().number("lines").orElse(DEFAULT_LINES);
    try (PluginSession session = PluginSession.open(call)) {
      session.find(name);
      List<PluginLogRecord> records = session.supervisor().logs(name, most);
      if (call.json()) {
        TreeJson.write(name(), document(name, records), call.console().out());
      } else if (!call.quiet()) {
        new PluginText(call.console(), session.paths()).logs(records);
      }
    }
    return ExitCode.OK;
  }

  private static Map<String, Object> document(String name, List<PluginLogRecord> records) {
    List<Object> items = new ArrayList<>();
    for (PluginLogRecord log : records) {
      items.add(PluginTree.log(log));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("plugin", name);
    document.put("records", items);
    return document;
  }
}
