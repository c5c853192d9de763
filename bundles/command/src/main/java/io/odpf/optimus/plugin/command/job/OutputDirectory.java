// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.job;

import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The option that names the directory to write to. */
final class OutputDirectory {
  static final String OPTION = "output-dir";

  private OutputDirectory() {}

  static OptionSpec option(String doc) {
    return OptionSpec.valued(OPTION, "", Value.of(Value.Kind.DIRECTORY, "DIR"), doc);
  }

  /** Returns the directory; empty if the option is absent. */
  static Optional<Path> of(Invocation call) throws UsageException {
    Optional<String> given = call.arguments().value(OPTION);
    return given.isEmpty() ? Optional.empty() : Optional.of(resolve(call, given.get()));
  }

  /** Returns the absolute path of a directory as the user wrote it. */
  static Path resolve(Invocation call, String text) throws UsageException {
    try {
      return call.workingDirectory().resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw new UsageException(
          CommandProblem.BAD_VALUE,
          "--" + OPTION + " does not accept " + TerminalText.quote(text) + ": it is not a path",
          "name a directory");
    }
  }
}
