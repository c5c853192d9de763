// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs command lines in a temporary directory. */
abstract class CommandLineTest {
  @TempDir Path directory;
  CommandLine line;

  @BeforeEach
  void createCommandLine() {
    line = new CommandLine(directory);
  }

  /** Writes a configuration file without plugins. */
  void writeConfig(String name) throws IOException {
    Files.writeString(directory.resolve(name), "plugins: {}\n");
  }

  /** Returns the output of a command that succeeds. */
  String text(String... arguments) {
    CommandLine.Result result = line.run(arguments);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    return result.out();
  }

  /** Returns the document that a command prints, which matches a published schema. */
  String json(int code, String schema, String... arguments) throws IOException {
    CommandLine.Result result = line.run(arguments);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isEqualTo(code);
    PublishedSchema.assertValid(schema, result.out());
    return result.out();
  }

  /** Asserts that a command line is refused with an error, before a manager is used. */
  void assertUsageError(String commandLine, String error) {
    String[] arguments = commandLine.isEmpty() ? new String[0] : commandLine.split(" ");
    assertThat(line.run(arguments))
        .as(commandLine)
        .isEqualTo(new CommandLine.Result(ExitCode.USAGE, "", error));
    assertThat(line.manager.asked).isEmpty();
  }
}
