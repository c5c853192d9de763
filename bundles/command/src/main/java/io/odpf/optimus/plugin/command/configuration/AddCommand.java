// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.configuration;

import io.odpf.optimus.plugin.api.manager.AddRequest;
import io.odpf.optimus.plugin.api.manager.EditReport;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.NewPlugin;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ConfigLookup;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.command.arguments.Arguments;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.json.VersionJson;
import io.odpf.optimus.plugin.command.option.ManagerCommand;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.command.render.VersionText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code plugin add}. */
public final class AddCommand extends ManagerCommand {
  /** Creates the command. */
  public AddCommand() {
    super(
        "add",
        "add a plugin to the configuration",
        true,
        List.of(
            Operand.one(
                Value.of(Value.Kind.TEXT, "NAME"), "the name to install the plugin under")));
  }

  @Override
  public String description() {
    return "Appends an entry in the style of the last one. Everything else in the file, including"
        + " comments and layout, stays as it is. The file is not changed if the result would be"
        + " invalid. Installs nothing.";
  }

  @Override
  public List<OptionSpec> options() {
    return PluginOptions.with(
        text("provider", "NAME", "one of the configuration's providers"),
        text("path", "PATH", "the plugin's path at the provider; may contain placeholders"),
        text("version", "VERSION", "the version to look for, and the value of {{.Version}}"),
        text("checksums", "PATH", "a checksums file at the provider; may contain placeholders"),
        text("binary", "PATH", "the plugin's entry in the archive, if several could be meant"),
        OptionSpec.valued(
            "mode",
            "",
            Value.choice("server", "client"),
            "the kind of machine to install it on; default: both"),
        new OptionSpec(
            "option",
            "",
            Value.of(Value.Kind.TEXT, "KEY=VALUE"),
            true,
            "an option for the provider's type, written under 'config'"),
        PluginOptions.dryRun());
  }

  private static OptionSpec text(String name, String placeholder, String doc) {
    return OptionSpec.valued(name, "", Value.of(Value.Kind.TEXT, placeholder), doc);
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    NewPlugin plugin = plugin(call.arguments());
    ConfigLookup.Found config = ConfigLookup.required(call);
    EditReport report;
    try (ManagerHost.Session session = open(call, config)) {
      report =
          session
              .manager()
              .add(new AddRequest(config.file(), plugin, call.arguments().has("dry-run")));
    }
    if (call.json()) {
      VersionJson.edit("add", report, call.console().out());
    } else if (!call.quiet()) {
      new VersionText(call.console(), config.paths()).added(report);
    }
    return ExitCode.OK;
  }

  private static NewPlugin plugin(Arguments arguments) throws UsageException {
    Set<Mode> modes =
        arguments.has("mode")
            ? Set.of(arguments.value("mode").get().equals("server") ? Mode.SERVER : Mode.CLIENT)
            : Set.of();
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : arguments.values("option")) {
      int equals = option.indexOf('=');
      if (equals < 1) {
        throw new UsageException(
            CommandProblem.BAD_VALUE,
            "--option does not accept '" + option + "'",
            "give a key and its value: --option ref=v1.2.3");
      }
      options.put(option.substring(0, equals), option.substring(equals + 1));
    }
    return new NewPlugin(
        arguments.operands().get(0),
        required(arguments, "provider"),
        required(arguments, "path"),
        arguments.value("version"),
        arguments.value("checksums"),
        arguments.value("binary"),
        modes,
        options);
  }

  private static String required(Arguments arguments, String option) throws UsageException {
    if (!arguments.has(option)) {
      throw new UsageException(
          CommandProblem.MISSING_OPTION,
          "--" + option + " is missing",
          "every plugin needs a provider and a path: optimus plugin add NAME "
              + "--provider NAME --path PATH");
    }
    return arguments.value(option).orElseThrow();
  }
}
