// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.catalogue;

import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.CommandNames;
import io.odpf.optimus.plugin.command.arguments.CommandSpec;
import io.odpf.optimus.plugin.command.arguments.HelpText;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.Program;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.arguments.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code help}. */
final class HelpCommand implements Command {
  private final Catalogue catalogue;

  HelpCommand(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public String name() {
    return "help";
  }

  @Override
  public String summary() {
    return "list the commands, or show one command's options";
  }

  @Override
  public List<Operand> operands() {
    return List.of(Operand.any(Value.of(Value.Kind.TEXT, "COMMAND"), "the command's words"));
  }

  @Override
  public int run(Invocation call) throws UsageException {
    call.console().out().print(text(call.arguments().operands(), width(call)));
    return ExitCode.OK;
  }

  private static int width(Invocation call) {
    return call.console().width().getAsInt();
  }

  private String text(List<String> words, int width) throws UsageException {
    Program program = catalogue.program();
    if (words.isEmpty()) {
      return HelpText.of(program, width);
    }
    for (Program.Group group : program.groups()) {
      if (group.name().equals(words.get(0))) {
        return words.size() == 1
            ? HelpText.of(program, group, width)
            : HelpText.of(program, group.name(), find(program, group, words.get(1)), width);
      }
    }
    return HelpText.of(program, "", find(program, null, words.get(0)), width);
  }

  private static CommandSpec find(Program program, Program.@Nullable Group group, String word)
      throws UsageException {
    List<? extends CommandSpec> commands = group == null ? program.commands() : group.commands();
    CommandSpec found = CommandNames.find(commands, word);
    if (found == null) {
      throw CommandNames.unknown(program, group, word);
    }
    return found;
  }
}
