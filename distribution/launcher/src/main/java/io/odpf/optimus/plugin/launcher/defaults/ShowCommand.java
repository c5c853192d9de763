// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.defaults;

import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.json.TreeJson;
import io.odpf.optimus.plugin.command.render.Paths;
import io.odpf.optimus.plugin.command.render.ProblemText;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code config show}. */
final class ShowCommand implements Command {
  private final Installation installation;

  ShowCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public String name() {
    return "show";
  }

  @Override
  public String summary() {
    return "show the host's defaults, each with its origin";
  }

  @Override
  public String description() {
    return "Defaults come from /etc/optimus/defaults.yaml, ~/.config/optimus/defaults.yaml and the"
        + " variables OPTIMUS_*; each overrides those before it. A configuration or a command's"
        + " options override them all.";
  }

  @Override
  public List<OptionSpec> options() {
    return List.of(
        OptionSpec.valued(
            "output", "", Value.choice("text", "json"), "the form of the result; default: text"));
  }

  @Override
  public int run(Invocation call) throws IOException {
    HostDefaults defaults = HostDefaults.read(installation);
    EffectiveSettings settings = EffectiveSettings.of(defaults, installation);
    if (call.json()) {
      TreeJson.write("config show", document(defaults, settings), call.console().out());
    } else {
      settings.print(call.console().out());
      new ProblemText(call.console(), Paths.of(call.workingDirectory())).print(defaults.problems());
    }
    return defaults.problems().isEmpty() ? ExitCode.OK : ExitCode.USAGE;
  }

  private static Map<String, Object> document(HostDefaults defaults, EffectiveSettings settings) {
    List<Object> files = new ArrayList<>();
    defaults.files().forEach(file -> files.add(file.toString()));
    List<Object> problems = new ArrayList<>();
    defaults.problems().forEach(problem -> problems.add(ProblemTree.of(problem)));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("files", files);
    document.put("settings", settings.tree());
    document.put("problems", problems);
    return document;
  }
}
