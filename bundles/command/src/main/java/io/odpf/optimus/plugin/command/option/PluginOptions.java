// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.option;

import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.Value;
import java.util.ArrayList;
import java.util.List;

/** Options shared by several commands. */
public final class PluginOptions {
  public static final String ALLOW_DOWNGRADE = "allow-downgrade";
  public static final String STRICT = "strict";

  /** The option that selects a runtime. A runtime's own shell does not have it. */
  public static final String RUNTIME = "runtime";

  private PluginOptions() {}

  /** Returns the given options together with those of all commands for a configuration. */
  public static List<OptionSpec> with(OptionSpec... own) {
    List<OptionSpec> options = new ArrayList<>();
    options.add(
        OptionSpec.valued(
            "config", "c", Value.of(Value.Kind.FILE, "FILE"), "the configuration file"));
    options.addAll(List.of(own));
    options.add(
        OptionSpec.valued(
            "output", "", Value.choice("text", "json"), "the format of the result; default: text"));
    options.add(OptionSpec.flag("quiet", "q", "show errors only"));
    options.add(OptionSpec.flag("verbose", "v", "show more"));
    options.add(
        OptionSpec.flag(RUNTIME, "", "run in the Felix runtime, with dropped-in providers"));
    options.add(OptionSpec.flag("no-drop-ins", "", "ignore dropped-in bundles"));
    return options;
  }

  public static OptionSpec mode() {
    return OptionSpec.valued(
        "mode",
        "",
        Value.choice("server", "client"),
        "the kind of machine: selects plugins by mode; on a server, the lock "
            + "file is binding; default: client");
  }

  public static OptionSpec platform() {
    return OptionSpec.valued(
        "platform",
        "",
        Value.of(Value.Kind.PLATFORM, "OS_ARCH"),
        "the platform, such as linux_amd64; default: this machine's");
  }

  public static OptionSpec parallel() {
    return OptionSpec.valued(
        "parallel", "", Value.of(Value.Kind.NUMBER, "N"), "the number of parallel downloads");
  }

  /** Returns the option that names mirrors besides those of the configuration. */
  public static OptionSpec mirror() {
    return new OptionSpec(
        "mirror",
        "",
        Value.of(Value.Kind.TEXT, "PLACE"),
        true,
        "a mirror to ask before those of the configuration: an address, a directory, or a"
            + " provider's name");
  }

  public static OptionSpec noProgress() {
    return OptionSpec.flag("no-progress", "", "show lines instead of bars, even on a terminal");
  }

  public static OptionSpec allowDowngrade() {
    return OptionSpec.flag(ALLOW_DOWNGRADE, "", "allow versions lower than the locked ones");
  }

  public static OptionSpec strict(String doc) {
    return OptionSpec.flag(STRICT, "", doc);
  }

  public static OptionSpec timeout() {
    return OptionSpec.valued(
        "timeout",
        "",
        Value.of(Value.Kind.NUMBER, "SECONDS"),
        "the time limit for a start, and for each call or stop; default: 30");
  }

  /** Returns the value of an operand that is a plugin's name. */
  public static Value plugin() {
    return Value.of(Value.Kind.PLUGIN, "NAME");
  }

  /** Returns the operands of a command for some or all of the configured plugins. */
  public static List<Operand> configuredPlugins() {
    return List.of(
        Operand.any(plugin(), "only these plugins; default: all that the configuration lists"));
  }

  public static OptionSpec force() {
    return OptionSpec.flag("force", "", "replace files that were installed or changed by hand");
  }

  public static OptionSpec verify() {
    return OptionSpec.flag(
        "verify", "", "start each new plugin once before anything is put in place");
  }

  public static OptionSpec noVerify() {
    return OptionSpec.flag(
        "no-verify", "", "do not start new plugins, which mode server does by default");
  }

  public static OptionSpec dryRun() {
    return OptionSpec.flag("dry-run", "", "show what would be done, and change nothing");
  }
}
