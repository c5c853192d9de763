// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.process;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.json.PluginTree;
import io.odpf.optimus.plugin.command.json.TreeJson;
import io.odpf.optimus.plugin.command.option.DescribedCommand;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.render.PluginText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code optimus:start}, {@code optimus:stop} and {@code optimus:restart}. */
public final class OperateCommand extends DescribedCommand {

  /** The operations on plugins. */
  public enum Operation {
    START("start", "started", "start plugins of this runtime, and wait until they are ready") {
      @Override
      void on(Supervisor supervisor, List<String> names, Duration timeout)
          throws SupervisorException, InterruptedException {
        supervisor.start(names, timeout);
      }
    },
    STOP("stop", "stopped", "stop plugins of this runtime") {
      @Override
      void on(Supervisor supervisor, List<String> names, Duration timeout)
          throws SupervisorException, InterruptedException {
        supervisor.stop(names, timeout);
      }
    },
    RESTART("restart", "restarted", "replace the processes of plugins, without failed calls") {
      @Override
      void on(Supervisor supervisor, List<String> names, Duration timeout)
          throws SupervisorException, InterruptedException {
        supervisor.restart(names, timeout);
      }
    };

    private final String word;
    private final String done;
    private final String summary;

    Operation(String word, String done, String summary) {
      this.word = word;
      this.done = done;
      this.summary = summary;
    }

    abstract void on(Supervisor supervisor, List<String> names, Duration timeout)
        throws SupervisorException, InterruptedException;
  }

  private final Operation operation;

  /** Creates the command of an operation. */
  public OperateCommand(Operation operation) {
    super(
        operation.word,
        operation.summary,
        List.of(Operand.any(PluginOptions.plugin(), "only these plugins; default: all")));
    this.operation = operation;
  }

  @Override
  public String description() {
    return "For bundles of the runtime, use felix:" + operation.word + ".";
  }

  @Override
  public List<OptionSpec> options() {
    return PluginOptions.with(PluginOptions.timeout());
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    try (PluginSession session = PluginSession.open(call)) {
      List<String> names = PluginSession.names(session.find(call.arguments().operands()));
      if (!names.isEmpty()) {
        operation.on(session.supervisor(), names, session.timeout());
      }
      List<PluginStatus> plugins = names.isEmpty() ? List.of() : session.find(names);
      if (call.json()) {
        TreeJson.write(name(), document(plugins), call.console().out());
      } else if (!call.quiet()) {
        new PluginText(call.console(), session.paths()).operated(operation.done, plugins);
      }
    }
    return ExitCode.OK;
  }

  private static Map<String, Object> document(List<PluginStatus> plugins) {
    List<Object> items = new ArrayList<>();
    for (PluginStatus plugin : plugins) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("name", plugin.name());
      item.putAll(PluginTree.process(plugin));
      items.add(item);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("plugins", items);
    return document;
  }
}
