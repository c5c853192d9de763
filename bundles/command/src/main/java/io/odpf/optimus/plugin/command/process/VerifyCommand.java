// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.process;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.json.PluginTree;
import io.odpf.optimus.plugin.command.json.TreeJson;
import io.odpf.optimus.plugin.command.option.DescribedCommand;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.command.render.Paths;
import io.odpf.optimus.plugin.command.render.PluginText;
import io.odpf.optimus.plugin.command.render.ProblemText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code plugin verify}. */
public final class VerifyCommand extends DescribedCommand {
  /** Creates the command. */
  public VerifyCommand() {
    super(
        "verify",
        "check that plugins start and answer",
        List.of(
            Operand.any(
                PluginOptions.plugin(), "only these plugins; default: all on this machine")));
  }

  @Override
  public String description() {
    return "Starts each plugin, asks for its description, and stops it. The exit "
        + "code is 1 if one fails. In a runtime, plugins that are already running "
        + "keep running.";
  }

  @Override
  public List<OptionSpec> options() {
    return PluginOptions.with(PluginOptions.timeout());
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    List<PluginStatus> plugins;
    Map<String, Problem> failures;
    Paths paths;
    try (PluginSession session = PluginSession.open(call)) {
      List<PluginStatus> before = session.find(call.arguments().operands());
      Map<String, Problem> refused = start(session, before);
      plugins = session.find(PluginSession.names(before));
      failures = failures(plugins, refused);
      stopAgain(session, before);
      paths = session.paths();
    }
    if (call.json()) {
      TreeJson.write(name(), document(plugins, failures), call.console().out());
    } else {
      if (!call.quiet()) {
        new PluginText(call.console(), paths).verified(plugins, failures.keySet());
      }
      new ProblemText(call.console(), paths).print(call.hints().on(List.copyOf(failures.values())));
    }
    return failures.isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
  }

  /** Starts the plugins that are not running. Returns the problems of those that fail, by name. */
  private static Map<String, Problem> start(PluginSession session, List<PluginStatus> plugins)
      throws InterruptedException {
    Map<String, Problem> refused = new LinkedHashMap<>();
    if (!plugins.isEmpty()) {
      try {
        session.supervisor().start(PluginSession.names(plugins), session.timeout());
      } catch (SupervisorException e) {
        for (Problem problem : e.problems()) {
          refused.put(problem.plugin().orElse(""), problem);
        }
      }
    }
    return refused;
  }

  private static Map<String, Problem> failures(
      List<PluginStatus> plugins, Map<String, Problem> refused) {
    Map<String, Problem> failures = new LinkedHashMap<>();
    for (PluginStatus plugin : plugins) {
      if (plugin.state() == PluginState.READY && plugin.info().isPresent()) {
        continue;
      }
      failures.put(plugin.name(), failure(plugin, Optional.ofNullable(refused.get(plugin.name()))));
    }
    return failures;
  }

  /** Returns the reason why a plugin is not ready: its own failure, or else the supervisor's. */
  private static Problem failure(PluginStatus plugin, Optional<Problem> refused) {
    return plugin
        .failure()
        .or(() -> refused)
        .orElseGet(
            () ->
                Problem.ofPlugin(
                    plugin.name(),
                    CommandProblem.PLUGIN_NOT_READY,
                    "it is " + PluginTree.word(plugin.state()),
                    "see what it logs"));
  }

  /** Stops the plugins of a runtime that were not running before. */
  private static void stopAgain(PluginSession session, List<PluginStatus> before)
      throws SupervisorException, InterruptedException {
    List<String> started = new ArrayList<>();
    for (PluginStatus plugin : before) {
      if (!PluginSession.runs(plugin.state())) {
        started.add(plugin.name());
      }
    }
    if (session.shared() && !started.isEmpty()) {
      session.supervisor().stop(started, session.timeout());
    }
  }

  private static Map<String, Object> document(
      List<PluginStatus> plugins, Map<String, Problem> failures) {
    List<Object> items = new ArrayList<>();
    for (PluginStatus plugin : plugins) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("name", plugin.name());
      item.put("path", plugin.binary().toString());
      if (plugin.version().isPresent()) {
        item.put("version", plugin.version().get());
      }
      Problem failure = failures.get(plugin.name());
      item.put("ok", failure == null);
      if (failure == null) {
        item.put("info", PluginTree.info(plugin.info().orElseThrow()));
      } else {
        item.put("failure", PluginTree.problem(failure));
      }
      items.add(item);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("ok", failures.isEmpty());
    document.put("plugins", items);
    return document;
  }
}
