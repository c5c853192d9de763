// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.catalogue;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.option.PluginOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A command in a runtime's shell, without the option that selects a runtime.
 *
 * @param name the name in the shell
 * @param command the command
 */
record ShellForm(String name, Command command) implements Command {
  @Override
  public String summary() {
    return command.summary();
  }

  @Override
  public String description() {
    return command.description();
  }

  @Override
  public List<OptionSpec> options() {
    List<OptionSpec> options = new ArrayList<>(command.options());
    options.removeIf(option -> option.name().equals(PluginOptions.RUNTIME));
    return options;
  }

  @Override
  public List<Operand> operands() {
    return command.operands();
  }

  @Override
  public String configOption() {
    return command.configOption();
  }

  @Override
  public boolean changes() {
    return command.changes();
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    return command.run(call);
  }
}
