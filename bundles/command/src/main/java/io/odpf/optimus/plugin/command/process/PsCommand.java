// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.process;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.json.PluginTree;
import io.odpf.optimus.plugin.command.json.TreeJson;
import io.odpf.optimus.plugin.command.option.DescribedCommand;
import io.odpf.optimus.plugin.command.render.PluginText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code optimus:ps}. */
public final class PsCommand extends DescribedCommand {
  /** Creates the command. */
  public PsCommand() {
    super("ps", "show the plugins of this runtime: state, process, use of resources", List.of());
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    try (PluginSession session = PluginSession.open(call)) {
      List<PluginStatus> plugins = session.supervisor().plugins();
      if (call.json()) {
        TreeJson.write(name(), document(plugins), call.console().out());
      } else if (!call.quiet()) {
        new PluginText(call.console(), session.paths()).processes(plugins, call.verbose());
      }
    }
    return ExitCode.OK;
  }

  private static Map<String, Object> document(List<PluginStatus> plugins) {
    List<Object> items = new ArrayList<>();
    for (PluginStatus plugin : plugins) {
      Map<String, Object> item = PluginTree.status(plugin);
      item.put("usage", PluginTree.usage(plugin.usage()));
      if (plugin.info().isPresent()) {
        item.put("info", PluginTree.info(plugin.info().get()));
      }
      items.add(item);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("plugins", items);
    return document;
  }
}
