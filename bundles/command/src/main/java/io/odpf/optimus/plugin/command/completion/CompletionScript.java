// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.completion;

import io.odpf.optimus.plugin.command.arguments.CommandSpec;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.Program;
import java.util.ArrayList;
import java.util.List;

/** A script by which a shell completes the program's commands and options. */
public sealed interface CompletionScript permits BashScript, ZshScript, FishScript {

  /** The suggested platforms; others can be typed. */
  String PLATFORMS = "linux_amd64 linux_arm64 darwin_amd64 darwin_arm64 windows_amd64";

  /** Returns the script's text. */
  String of(Program program);

  /** Returns the script for {@code bash}, {@code zsh} or {@code fish}. */
  static CompletionScript forShell(String shell) {
    return switch (shell) {
      case "bash" -> new BashScript();
      case "zsh" -> new ZshScript();
      case "fish" -> new FishScript();
      default -> throw new IllegalArgumentException(shell);
    };
  }

  /** Returns a command's options, including {@code --help}. */
  static List<OptionSpec> options(CommandSpec command) {
    List<OptionSpec> options = new ArrayList<>(command.options());
    options.add(OptionSpec.HELP);
    return options;
  }
}
