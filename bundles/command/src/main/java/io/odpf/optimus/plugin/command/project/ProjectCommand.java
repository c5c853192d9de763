// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.project;

import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.option.DescribedCommand;
import java.util.List;

/** A command that works on a project's directory. */
public abstract class ProjectCommand extends DescribedCommand {
  private final List<String> aliases;

  /**
   * Creates a command.
   *
   * @param name the command's name
   * @param summary the command's purpose, one sentence without a full stop
   * @param aliases its other spellings, as the words after {@code optimus}
   * @param operands its operands in order
   */
  protected ProjectCommand(
      String name, String summary, List<String> aliases, List<Operand> operands) {
    super(name, summary, operands);
    this.aliases = List.copyOf(aliases);
  }

  @Override
  public final List<String> aliases() {
    return aliases;
  }

  @Override
  public final String configOption() {
    return ProjectOptions.PLUGIN_CONFIG;
  }

  @Override
  public List<OptionSpec> options() {
    return ProjectOptions.with();
  }
}
