// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.catalogue;

import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.completion.CompletionScript;
import java.util.List;

/** {@code completion}. */
final class CompletionCommand implements Command {
  private final Catalogue catalogue;

  CompletionCommand(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public String name() {
    return "completion";
  }

  @Override
  public String summary() {
    return "print a script that completes commands and options in a shell";
  }

  @Override
  public String description() {
    return "For this session: source <(optimus completion bash), source <(optimus completion zsh)"
        + " or optimus completion fish | source.";
  }

  @Override
  public List<Operand> operands() {
    return List.of(
        Operand.one(Value.choice("bash", "zsh", "fish"), "the shell: bash, zsh or fish"));
  }

  @Override
  public int run(Invocation call) {
    CompletionScript script = CompletionScript.forShell(call.arguments().operands().get(0));
    call.console().out().print(script.of(catalogue.program()));
    return ExitCode.OK;
  }
}
