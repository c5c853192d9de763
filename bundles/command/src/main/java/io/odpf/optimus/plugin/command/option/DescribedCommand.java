// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.option;

import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import java.util.List;

/** A command with the options that all commands about plugins have. */
public abstract class DescribedCommand implements Command {
  private final String name;
  private final String summary;
  private final List<Operand> operands;

  /**
   * Creates a command.
   *
   * @param name the command's name
   * @param summary the command's purpose, one sentence without a full stop
   * @param operands the command's operands in order
   */
  protected DescribedCommand(String name, String summary, List<Operand> operands) {
    this.name = name;
    this.summary = summary;
    this.operands = List.copyOf(operands);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String summary() {
    return summary;
  }

  @Override
  public List<OptionSpec> options() {
    return PluginOptions.with();
  }

  @Override
  public final List<Operand> operands() {
    return operands;
  }
}
