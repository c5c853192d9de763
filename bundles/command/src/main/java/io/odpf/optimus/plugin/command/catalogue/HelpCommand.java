// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.catalogue;

import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.CommandNames;
import io.odpf.optimus.plugin.command.arguments.HelpText;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.Program;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.arguments.Value;
import java.util.List;
import java.util.Optional;

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
    Optional<NamedCommand> named = catalogue.find(words);
    if (named.isPresent()) {
      return HelpText.of(program, named.get().group(), named.get().command(), width);
    }
    for (Program.Group group : program.groups()) {
      if (group.name().equals(words.get(0))) {
        if (words.size() == 1) {
          return HelpText.of(program, group, width);
        }
        throw CommandNames.unknown(program, group, words.get(1));
      }
    }
    throw CommandNames.unknown(program, null, words.get(0));
  }
}
