// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.project;

import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import java.util.ArrayList;
import java.util.List;

/** The options of commands that work on a project's directory. */
public final class ProjectOptions {
  public static final String NAMESPACE = "namespace";
  public static final String PROJECT = "project";

  /** Another spelling of {@link #PROJECT}, which later versions of Optimus have. */
  public static final String PROJECT_NAME = "project-name";

  /** The option that names the configuration of plugins, since {@code -c} names the project. */
  public static final String PLUGIN_CONFIG = "plugin-config";

  private ProjectOptions() {}

  /** Returns the given options together with those of all commands for a project. */
  public static List<OptionSpec> with(OptionSpec... own) {
    List<OptionSpec> options = new ArrayList<>();
    options.add(
        OptionSpec.valued(
            "config",
            "c",
            Value.of(Value.Kind.FILE, "FILE"),
            "the project's file; default: optimus.yaml"));
    options.add(
        OptionSpec.valued(
            PROJECT,
            "p",
            Value.of(Value.Kind.TEXT, "PROJECT"),
            "the project's name, which must be the one in the project's file"));
    options.add(
        OptionSpec.valued(
            PROJECT_NAME, "", Value.of(Value.Kind.TEXT, "PROJECT"), "the same as --project"));
    options.addAll(List.of(own));
    options.add(
        OptionSpec.valued(
            "output", "", Value.choice("text", "json"), "the format of the result; default: text"));
    options.add(OptionSpec.flag("quiet", "q", "show errors only"));
    options.add(OptionSpec.flag("verbose", "v", "show more"));
    return options;
  }

  /** Returns the same options together with those of commands that run plugins. */
  public static List<OptionSpec> withPlugins(OptionSpec... own) {
    List<OptionSpec> options = new ArrayList<>(List.of(own));
    options.add(PluginOptions.timeout());
    options.add(
        OptionSpec.valued(
            PLUGIN_CONFIG,
            "",
            Value.of(Value.Kind.FILE, "FILE"),
            "the configuration of plugins, whose install location is searched"));
    options.add(
        OptionSpec.flag(
            PluginOptions.RUNTIME, "", "run in the Felix runtime, with dropped-in providers"));
    options.add(OptionSpec.flag("no-drop-ins", "", "ignore dropped-in bundles"));
    return with(options.toArray(OptionSpec[]::new));
  }

  /** Returns the option that selects a namespace. */
  public static OptionSpec namespace(String doc) {
    return OptionSpec.valued(NAMESPACE, "n", Value.of(Value.Kind.TEXT, "NAMESPACE"), doc);
  }

  /** Returns the value of an operand that is a job's name. */
  public static Value job() {
    return Value.of(Value.Kind.JOB, "JOB");
  }
}
