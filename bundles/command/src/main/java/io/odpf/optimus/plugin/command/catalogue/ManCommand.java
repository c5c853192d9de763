// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.catalogue;

import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.completion.ManualPage;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code man}. */
final class ManCommand implements Command {
  private final Catalogue catalogue;

  ManCommand(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public String name() {
    return "man";
  }

  @Override
  public String summary() {
    return "print a manual page, or write all of them";
  }

  @Override
  public String description() {
    return "To read one: optimus man plugin install | man -l -";
  }

  @Override
  public List<OptionSpec> options() {
    return List.of(
        OptionSpec.valued(
            "directory",
            "",
            Value.of(Value.Kind.DIRECTORY, "DIR"),
            "write all pages to this directory, which is created if necessary"));
  }

  @Override
  public List<Operand> operands() {
    return List.of(Operand.any(Value.of(Value.Kind.TEXT, "COMMAND"), "the command's words"));
  }

  @Override
  public int run(Invocation call) throws UsageException, IOException {
    Map<String, String> pages = new ManualPage(catalogue.program()).all();
    Optional<String> directory = call.arguments().value("directory");
    if (directory.isPresent()) {
      Path target = Files.createDirectories(call.workingDirectory().resolve(directory.get()));
      for (Map.Entry<String, String> page : pages.entrySet()) {
        Files.writeString(
            target.resolve(page.getKey() + ".1"), page.getValue(), StandardCharsets.UTF_8);
      }
      return ExitCode.OK;
    }
    List<String> words = call.arguments().operands();
    String name = words.isEmpty() ? "optimus" : "optimus-" + String.join("-", words);
    if (!pages.containsKey(name)) {
      throw new UsageException(
          CommandProblem.UNKNOWN_PAGE,
          "no manual page is named '" + name + "'",
          "the pages are " + String.join(", ", pages.keySet()));
    }
    call.console().out().print(pages.get(name));
    return ExitCode.OK;
  }
}
